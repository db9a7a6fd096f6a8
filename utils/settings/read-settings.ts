import { browser } from 'wxt/browser';
import { SETTINGS_KEY, type Settings } from '@/utils/settings/settings';
import { fromStored } from '@/utils/settings/stored-migrations';

/** The settings as they are now. Writing is the background's job, see `settings/settings-store`. */
export async function readSettings(): Promise<Settings> {
  return fromStored((await browser.storage.local.get(SETTINGS_KEY))[SETTINGS_KEY]);
}

/** Calls back whenever they change. Returns the way to stop. */
export function watchSettings(onChange: (settings: Settings) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = area === 'local' ? changes[SETTINGS_KEY] : undefined;
    if (change) onChange(fromStored(change.newValue));
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
