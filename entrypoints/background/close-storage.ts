import { browser } from 'wxt/browser';

/** Missing where a browser opens `storage.local` to its own pages only, as Firefox does. */
interface Levelled {
  setAccessLevel?(options: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}

/** Keeps tokens and settings from scripts that run in pages of the web. There are none now; none is to find them later. */
export async function closeStorage(): Promise<void> {
  try {
    await (browser.storage.local as Levelled).setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  } catch {
    // The browser's default is no reason to stop: no script of ours runs in other pages.
  }
}
