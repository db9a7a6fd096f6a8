import { browser } from 'wxt/browser';

/** Absent in browsers that expose `storage.local` to extension pages only, such as Firefox. */
interface Levelled {
  setAccessLevel?(options: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}

/** Keeps tokens and settings away from content scripts. Lookout has none now; this protects against later ones. */
export async function closeStorage(): Promise<void> {
  try {
    await (browser.storage.local as Levelled).setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  } catch {
    // The browser's default is acceptable: Lookout runs no scripts in other pages.
  }
}
