import { browser } from 'wxt/browser';

/**
 * Asks the browser for an optional permission. Only in the click that needs it: the browser refuses at any other time.
 *
 * @returns true where it was given, now or before
 */
export async function askPermission(permission: 'idle'): Promise<boolean> {
  try {
    return await browser.permissions.request({ permissions: [permission] });
  } catch {
    return false;
  }
}
