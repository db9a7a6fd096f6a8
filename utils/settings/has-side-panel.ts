import { browser } from 'wxt/browser';

/** Whether the browser has a side panel, which Firefox calls sidebar. Some browsers built on Chromium have none. */
export const hasSidePanel = () => import.meta.env.FIREFOX || 'sidePanel' in browser;
