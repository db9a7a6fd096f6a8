import { browser } from 'wxt/browser';
import { raiseSignal } from '@/utils/lib/storage-item';
import { readSettings } from '@/utils/settings/read-settings';
import { SETTINGS_KEY, SETTINGS_SIGNAL, type Settings } from '@/utils/settings/settings';

export interface SettingsStore {
  read(): Promise<Settings>;
  /**
   * Changes the settings; changes are serialized. `change` returns the same object to change nothing.
   *
   * @param also other items to store in the same write
   */
  update(change: (settings: Settings) => Settings, also?: () => object): Promise<Settings>;
}

let changes = 0;

/** Grows with each change of the settings in this worker. */
export const settingsChanges = () => changes;

/** The only writer of the settings; only the background creates one. */
export function createSettingsStore(): SettingsStore {
  let last: Promise<unknown> = Promise.resolve();
  return {
    read: readSettings,
    update(change, also) {
      const next = last.then(async () => {
        const before = await readSettings();
        const after = change(before);
        if (after !== before || also) {
          try {
            await browser.storage.local.set({ ...(after !== before ? { [SETTINGS_KEY]: after } : {}), ...also?.() });
          } finally {
            changes += 1;
          }
        }
        if (after !== before) await raiseSignal(browser.storage.session, SETTINGS_SIGNAL);
        return after;
      });
      last = next.catch(() => {});
      return next;
    },
  };
}
