import { browser } from 'wxt/browser';

/**
 * The address that Trakt sends people back to. It follows from the extension's id, so that it can be told before the
 * permission for the browser's sign-in window is given.
 */
export function redirectAddress(): string {
  return import.meta.env.FIREFOX ? browser.identity.getRedirectURL() : `https://${browser.runtime.id}.chromiumapp.org/`;
}

/** The browser's sign-in window, or null where the person does not allow it. To be called in a click. */
export async function askForIdentity(): Promise<typeof browser.identity | null> {
  // Firefox has it from the start. Elsewhere it says nothing about anybody: the browser grants it without asking.
  if (!import.meta.env.FIREFOX && !(await browser.permissions.request({ permissions: ['identity'] }))) return null;
  return browser.identity;
}

/** Whether the person lets Lookout talk to this server. To be called in a click. */
export async function askForHost(origin: string): Promise<boolean> {
  const { protocol, hostname } = new URL(origin);
  return browser.permissions.request({ origins: [`${protocol}//${hostname}/*`] });
}
