import type { Page } from 'playwright-core';
import type { Browser } from 'webextension-polyfill';

declare const chrome: Browser;

/** Chromium has one method more than the polyfill's types. */
type Notifications = Browser['notifications'] & { getPermissionLevel?(): Promise<'granted' | 'denied'> };

/** Ids of the extension's visible notifications; none if the person has switched them off. */
export async function shownNotifications(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    if (!chrome.notifications) return [];
    const level = await (chrome.notifications as Notifications).getPermissionLevel?.();
    return level === 'denied' ? [] : Object.keys(await chrome.notifications.getAll());
  });
}

export interface RaisedNotification {
  id: string;
  title: string;
  message: string;
}

/** Every field that the browser was given. */
export type Payload = RaisedNotification & { iconUrl: string; buttons?: { title: string }[] };
