import { placeOf } from '@/utils/activity/place';
import { MINUTE } from '@/utils/lib/time';
import { putCard } from '@/utils/store/cards';
import type { Database } from '@/utils/store/open-database';
import type { PollerState } from '@/utils/store/poller-schema';
import type { RoundSnapshot } from '@/utils/store/round-snapshot';
import type { Card } from '@/utils/store/schema';
import { COMMIT_STORES, type CommitTransaction } from '@/utils/store/transaction';
import { queue, write } from '@/utils/store/write';

/** Differences between clocks up to this many ms are not treated as errors. */
const TOLERANCE_MS = 5 * MINUTE;

/**
 * Repairs times that a clock running ahead has left in the store: moves cards to where they belong, and sets the times
 * of tallies, outbox and poller to now. Streams need no repair: a stream with a last read in the future is due at once.
 *
 * @param known the store as it is
 * @param now by the corrected clock, ms UTC
 * @returns how far the latest stored time lay in the future, ms; 0 if none did
 */
export async function healClock(
  db: Database,
  { newest, poller }: Pick<RoundSnapshot, 'newest' | 'poller'>,
  now: number,
): Promise<number> {
  const latest = Math.max(newest, poller?.lastCheck ?? 0, poller?.lastFailed ?? 0);
  if (latest <= now + TOLERANCE_MS) return 0;
  await write(db, COMMIT_STORES, async (tx) => {
    const ahead = IDBKeyRange.upperBound([-(now + TOLERANCE_MS), '']);
    for (const card of await tx.objectStore('cards').getAll(ahead)) await replace(tx, card, now);
    for (const tally of await tx.objectStore('tallies').getAll()) {
      if (tally.at > now) queue(tx.objectStore('tallies').put({ ...tally, at: now }));
    }
    for (const entry of await tx.objectStore('outbox').getAll()) {
      if (entry.since > now) queue(tx.objectStore('outbox').put({ ...entry, since: now }));
    }
    const found = (await tx.objectStore('poller').get('poller')) as PollerState | undefined;
    if (found) await tx.objectStore('poller').put(healPoller(found, now), 'poller');
  });
  return latest - now;
}

async function replace(tx: CommitTransaction, card: Card, now: number): Promise<void> {
  const activities = card.activities.map((each) => ({ ...each, noticedAt: Math.min(each.noticedAt, now) }));
  const places = activities.map(({ at, noticedAt, reason }) =>
    placeOf(at, noticedAt, reason.kind === 'baseline' || reason.kind === 'late'),
  );
  const place = places.length > 0 ? Math.max(...places) : now;
  const facets = card.facets.map(([facet]): [string, number] => [facet, -place]);
  await putCard(tx, { ...card, key: [-place, card.id], activities, facets }, card);
}

function healPoller(poller: PollerState, now: number): PollerState {
  const { lastCheck, lastFailed, failingSince, outage, catchUp } = poller;
  return {
    ...poller,
    lastCheck: lastCheck === null ? null : Math.min(lastCheck, now),
    lastFailed: lastFailed === undefined ? undefined : Math.min(lastFailed, now),
    failingSince: failingSince === undefined ? undefined : Math.min(failingSince, now),
    catchUp: catchUp && catchUp.since > now ? undefined : catchUp,
    outage: outage && {
      since: Math.min(outage.since, now),
      probedAt: Math.min(outage.probedAt, now),
      retryAt: outage.probedAt > now ? now : outage.retryAt,
    },
  };
}
