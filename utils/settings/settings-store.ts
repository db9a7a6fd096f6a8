import { browser } from 'wxt/browser';
import { readSettings } from '@/utils/settings/read-settings';
import { SETTINGS_KEY, SETTINGS_SIGNAL, type Settings } from '@/utils/settings/settings';

export interface SettingsStore {
  read(): Promise<Settings>;
  /** Changes the settings, one change after the other. `change` returns the same object where nothing is to change. */
  update(change: (settings: Settings) => Settings): Promise<Settings>;
}

/** The one writer of the settings; only the background makes one. */
export function createSettingsStore(): SettingsStore {
  let last: Promise<unknown> = Promise.resolve();
  return {
    read: readSettings,
    update(change) {
      const next = last.then(async () => {
        const before = await readSettings();
        const after = change(before);
        if (after === before) return after;
        await browser.storage.local.set({ [SETTINGS_KEY]: after });
        await browser.storage.session.set({ [SETTINGS_SIGNAL]: crypto.randomUUID() });
        return after;
      });
      last = next.catch(() => {});
      return next;
    },
  };
}
