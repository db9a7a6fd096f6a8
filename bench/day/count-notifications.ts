import { deliver } from '@/utils/notify/deliver';
import type { Notifier } from '@/utils/notify/notifier';
import { reviseSummaries } from '@/utils/notify/revise-summaries';
import type { Settings } from '@/utils/settings/settings';
import type { Database } from '@/utils/store/open-database';

/** Delivers notifications and counts them. Each is dismissed at once. */
export function createNotificationCounter(settings: Settings, now: () => number) {
  let count = 0;
  const notifier: Notifier = {
    onScreen: async () => new Set(),
    prepare: async () => {},
    async raise() {
      count += 1;
      return 'shown';
    },
    say: async () => false,
    test: async () => false,
    clear: async () => {},
  };
  const deps = {
    notifier,
    now,
    settings: async () => settings,
    screen: async () => null,
    inView: async () => new Set<string>(),
    reviseSummaries,
  };
  return { deliver: (db: Database) => deliver(db, deps), count: () => count };
}
