import { endWait } from '@/entrypoints/background/end-wait';
import type { Services, SettingsAccess } from '@/entrypoints/background/services';
import { createSettingsStore } from '@/utils/settings/store';

type Deps = Pick<Services, 'connection' | 'server' | 'database' | 'refreshBrowserUi'>;

/** The one place where the background changes settings, with what follows from any change whoever made it. */
export function createSettingsAccess({ connection, server, database, refreshBrowserUi }: Deps): SettingsAccess {
  const store = createSettingsStore();
  const change: SettingsAccess['change'] = async (edit, also) => {
    let isNew = false;
    let isOtherKey = false;
    const after = await store.update((before) => {
      const next = edit(before);
      isNew = next !== before;
      isOtherKey = connection(next).clientId !== connection(before).clientId;
      return next;
    }, also);
    // What the old key was refused does not hold for another.
    if (isOtherKey) await endWait({ database }, after, 'key-refused');
    if (isNew) await refreshBrowserUi();
    return after;
  };
  return {
    read: store.read,
    change,
    async changeAt(place, edit) {
      const after = await change((before) => (server(before) === place ? edit(before) : before));
      return server(after) === place ? after : null;
    },
  };
}
