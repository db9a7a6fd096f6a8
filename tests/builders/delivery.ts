import { userSource } from '@/tests/builders/source';
import { NOW } from '@/tests/builders/store';
import type { DeliveryDeps } from '@/utils/notify/deliver';
import type { Notifier } from '@/utils/notify/notifier';
import { reviseSummaries } from '@/utils/notify/revise-summaries';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import type { Pending } from '@/utils/store/delivery';

/** Notifications as a browser stores them. `during` runs while one is being created, and may make the creation fail. */
export function screen(during: () => Promise<unknown> = async () => {}) {
  const raised: string[][] = [];
  const shown = new Set<string>();
  const notifier: Notifier = {
    onScreen: async () => new Set(shown),
    prepare: async () => {},
    say: async () => true,
    test: async () => true,
    async raise({ entry, card }: Pending) {
      raised.push(card?.activities.map(({ id }) => id) ?? []);
      const result = await during();
      if (result === 'failed' || result === 'denied') return result;
      shown.add(entry.id);
      return 'shown';
    },
    clear: async (id) => void shown.delete(id),
  };
  return { notifier, raised, shown };
}

export const WATCHING: Settings = { ...DEFAULT_SETTINGS, sources: [userSource('mia')] };

export const deliveryDeps = (notifier: Notifier): DeliveryDeps => ({
  notifier,
  now: () => NOW,
  settings: async () => WATCHING,
  screen: async () => null,
  inView: async () => new Set(),
  reviseSummaries,
});
