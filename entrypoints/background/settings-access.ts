import { endWait } from '@/entrypoints/background/end-wait';
import type { Services, SettingsAccess } from '@/entrypoints/background/services';
import { setToolbarButton } from '@/entrypoints/background/toolbar-button';
import { remember } from '@/utils/lib/remember';
import { readSettings } from '@/utils/settings/read-settings';
import { createSettingsStore, settingsChanges } from '@/utils/settings/store';

type Deps = Pick<Services, 'connection' | 'server' | 'database' | 'refreshBrowserUi'> & Pick<SettingsAccess, 'read'>;

/** Reads the settings once, and again after each change: the background is the only writer. */
export const createReadSettings = (): SettingsAccess['read'] => remember(settingsChanges, readSettings);

/** The one place where the background changes settings, with all consequences of a change. */
export function createSettingsAccess({ connection, server, database, refreshBrowserUi, read }: Deps): SettingsAccess {
  const store = createSettingsStore();
  const change: SettingsAccess['change'] = async (edit, also) => {
    let isNew = false;
    let isOtherKey = false;
    let isOtherButton = false;
    const after = await store.update((before) => {
      const next = edit(before);
      isNew = next !== before;
      isOtherButton = next.toolbar !== before.toolbar;
      isOtherKey = connection(next).clientId !== connection(before).clientId;
      return next;
    }, also);
    // A refusal of the old key does not apply to a new one.
    if (isOtherKey) await endWait({ database }, after, 'key-refused');
    if (isOtherButton) await setToolbarButton(after.toolbar);
    if (isNew) await refreshBrowserUi();
    return after;
  };
  return {
    read,
    change,
    async changeAt(place, edit) {
      const after = await change((before) => (server(before) === place ? edit(before) : before));
      return server(after) === place ? after : null;
    },
  };
}
