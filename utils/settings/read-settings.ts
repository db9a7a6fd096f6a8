import { browser } from 'wxt/browser';
import { changeSignal, storageItem } from '@/utils/lib/storage-item';
import { SETTINGS_KEY, SETTINGS_SIGNAL, type Settings } from '@/utils/settings/settings';
import { fromStored } from '@/utils/settings/stored-migrations';

/** The settings as they are now. Writing is the background's job, see `settings/store`. */
export const { read: readSettings } = storageItem(() => browser.storage.local, SETTINGS_KEY, fromStored);

export const settingsSignal = changeSignal(() => browser.storage.session, SETTINGS_SIGNAL);

/** Calls back whenever they change. Returns the way to stop. */
export const watchSettings = (onChange: (settings: Settings) => void): (() => void) =>
  settingsSignal.watch(() => void readSettings().then(onChange));
