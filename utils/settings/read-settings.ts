import { browser } from 'wxt/browser';
import { SETTINGS_KEY, SETTINGS_SIGNAL, type Settings } from '@/utils/settings/settings';
import { fromStored } from '@/utils/settings/stored-migrations';

/** The settings as they are now. Writing is the background's job, see `settings/settings-store`. */
export async function readSettings(): Promise<Settings> {
  return fromStored((await browser.storage.local.get(SETTINGS_KEY))[SETTINGS_KEY]);
}

/**
 * Calls back whenever they change. Returns the way to stop.
 *
 * Listens to a signal in session storage: whoever hears of changes of local storage is handed the tokens with them.
 */
export function watchSettings(onChange: (settings: Settings) => void): () => void {
  const listener = (changes: Record<string, unknown>) => {
    if (SETTINGS_SIGNAL in changes) void readSettings().then(onChange);
  };
  browser.storage.session.onChanged.addListener(listener);
  return () => browser.storage.session.onChanged.removeListener(listener);
}
