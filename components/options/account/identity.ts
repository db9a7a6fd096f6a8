import { browser } from 'wxt/browser';
import { hostPattern } from '@/utils/server/host-access';

/**
 * The OAuth redirect address. Derived from the extension's id, so that it can be shown before the `identity` permission
 * is granted.
 */
export function redirectAddress(): string {
  return import.meta.env.FIREFOX ? browser.identity.getRedirectURL() : `https://${browser.runtime.id}.chromiumapp.org/`;
}

/** The browser's sign-in API, or null if the permission was denied. Must be called in a click handler. */
export async function askForIdentity(): Promise<typeof browser.identity | null> {
  // Required in Firefox, optional elsewhere. The permission reveals nothing about anybody, so the browser grants it
  // without a prompt.
  if (!import.meta.env.FIREFOX && !(await browser.permissions.request({ permissions: ['identity'] }))) return null;
  return browser.identity;
}

/** Asks for access to this server. Must be called in a click handler. */
export async function askForHost(origin: string): Promise<boolean> {
  return browser.permissions.request({ origins: [hostPattern(origin)] });
}
