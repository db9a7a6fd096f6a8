import { damageLines } from '@/e2e/harness/database-files';
import type { Lookout } from '@/e2e/harness/lookout';
import type { Card } from '@/utils/store/schema';
import type { Creation } from './created';
import { dismissLoss, lookAtStore, type StoreLook } from './store-look';
import type { Loss, SeenCard } from './verdict';

/** Rows that are read at each look: more than any minute brings. */
const NEWEST = 300;

/** What the soak has seen of the store, over all stores that the browser lost. */
export interface Witness {
  cards: Map<string, SeenCard>;
  attempted: Map<string, number>;
  losses: Loss[];
  /** Reads the newest rows, or all. Null if there is no store. */
  look(lookout: Lookout, newest?: number): Promise<StoreLook | null>;
  /** To be called when a worker was stopped and before another one does anything. */
  onStopped(lookout: Lookout): Promise<void>;
}

/** Announced alone or in a summary. */
const isShown = (delivery: Card['delivery']) =>
  delivery.state === 'shown' || (delivery.state === 'suppressed' && delivery.reason === 'joined-summary');

/** @param shown receives notifications that a stopped worker has created and not reported */
export function createWitness(shown: Creation[]): Witness {
  const cards = new Map<string, SeenCard>();
  const attempted = new Map<string, number>();
  const losses: Loss[] = [];
  const logged = new Set<string>();
  let birth: string | null = null;
  let sentinelAt = 0;
  /** A card of the current store. */
  let probe = '';

  const seen = (id: string): SeenCard => {
    const card = cards.get(id) ?? { noticed: new Map(), summaries: new Set(), isNotified: false };
    cards.set(id, card);
    return card;
  };
  /** A rebuilt store has another id, or has read its activities again. */
  const isOther = (found: StoreLook) => {
    const known = cards.get(probe)?.noticed;
    const isReadAnew = found.probe?.members.some(({ id, noticedAt }) => (known?.get(id) ?? noticedAt) !== noticedAt);
    return isReadAnew || (birth !== null && found.birth !== birth);
  };
  const findLoss = async (lookout: Lookout, found: StoreLook) => {
    if (isOther(found) || found.noticedLoss) {
      const log = lookout.firefox ? [] : damageLines(lookout.profile).filter((line) => !logged.has(line));
      for (const line of log) logged.add(line);
      losses.push({ at: Date.now(), sentinelAt, noticed: found.noticedLoss, log });
      if (found.noticedLoss) await dismissLoss(lookout.driver, lookout.database);
      probe = '';
    }
    birth = found.birth;
    sentinelAt = found.sentinelAt ?? sentinelAt;
    probe ||= found.cards.find(({ id }) => !cards.has(id))?.id ?? '';
  };

  const look: Witness['look'] = async (lookout, newest = NEWEST) => {
    const found = await lookAtStore(lookout.driver, lookout.database, { newest, probe });
    if (!found) return null;
    await findLoss(lookout, found);
    for (const { id, delivery, members } of found.cards) {
      const card = seen(id);
      card.isNotified ||= isShown(delivery);
      for (const each of members) if (!card.noticed.has(each.id)) card.noticed.set(each.id, each.noticedAt);
      if (delivery.state === 'suppressed' && delivery.reason === 'joined-summary') card.summaries.add(delivery.summary);
    }
    for (const { id, summary } of found.outbox) for (const card of summary?.cards ?? []) seen(card).summaries.add(id);
    return found;
  };
  return {
    cards,
    attempted,
    losses,
    look,
    async onStopped(lookout) {
      const found = await look(lookout);
      const onScreen = await lookout.notifications();
      for (const { id, state, evolves } of found?.outbox ?? []) {
        if (state !== 'attempted') continue;
        attempted.set(id, (attempted.get(id) ?? 0) + 1);
        // The worker was stopped before it could report it. An earlier state of the card is created again anyway.
        if (!evolves && onScreen.includes(id)) shown.push({ id, at: Date.now() });
      }
    },
  };
}
