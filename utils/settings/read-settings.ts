import { browser } from 'wxt/browser';
import { storageItem, watchSignal } from '@/utils/lib/storage-item';
import { SETTINGS_KEY, SETTINGS_SIGNAL, type Settings } from '@/utils/settings/settings';
import { fromStored } from '@/utils/settings/stored-migrations';

/** The current settings. Only the background writes them, see `settings/store`. */
export const { read: readSettings } = storageItem(() => browser.storage.local, SETTINGS_KEY, fromStored);

/** Calls `onChange` whenever they change. Returns a function that stops it. */
export const watchSettings = (onChange: (settings: Settings) => void): (() => void) =>
  watchSignal(browser.storage.session.onChanged, SETTINGS_SIGNAL, () => void readSettings().then(onChange));
