/**
 * Key of the name of the store that a page used last: the next page opens that store while it still reads the settings.
 * In `localStorage`, which can be read synchronously. Without it, pages open the store once the settings are known.
 */
const LAST_STORE_KEY = 'store';

export function lastStore(): string | null {
  try {
    return localStorage.getItem(LAST_STORE_KEY);
  } catch {
    return null;
  }
}

export function rememberStore(name: string): void {
  try {
    localStorage.setItem(LAST_STORE_KEY, name);
  } catch {
    // The next page waits for its settings.
  }
}
