import { withNone } from '@/utils/activity/facets';
import { DAY } from '@/utils/lib/time';
import type { PageCards } from '@/utils/store/page-cards';
import type { Card } from '@/utils/store/schema';
import type { CommitTransaction } from '@/utils/store/transaction';
import { queue } from '@/utils/store/write';
import type { Tally } from '@/utils/trakt/trakt-client';

/**
 * How often (ms) a show's counters make a row in the feed: more would be noise, and Trakt's edge cache is hours old
 * anyway.
 */
const CARD_INTERVAL_MS = DAY;

const keyOf = ({ show, season, counter }: Tally) => `${show}:${season ?? 'all'}:${counter}`;

/**
 * Stores the counters of a show and, once a day, makes a card of their growth: "+1,204 plays since yesterday". The
 * first count is the baseline.
 *
 * @param title the show's title
 */
export async function putTallies(
  tx: CommitTransaction,
  cards: PageCards,
  tallies: readonly Tally[],
  title: string,
  now: number,
): Promise<void> {
  const store = tx.objectStore('tallies');
  for (const [season, counted] of groupBySeason(tallies)) {
    const before = await Promise.all(counted.map((tally) => store.get(keyOf(tally))));
    const since = Math.min(...before.map((known) => known?.at ?? now));
    const isDue = before.some((known) => known !== undefined) && now - since >= CARD_INTERVAL_MS;
    const changes = counted.flatMap(({ counter, total }, index) => {
      const by = total - (before[index]?.total ?? total);
      return by > 0 ? [{ counter, by }] : [];
    });
    for (const [index, tally] of counted.entries()) {
      if (isDue || before[index] === undefined) queue(store.put({ key: keyOf(tally), total: tally.total, at: now }));
    }
    const show = counted[0]?.show;
    if (!isDue || changes.length === 0 || show === undefined) continue;
    const id = `tally:${show}:${season ?? 'all'}:${since}`;
    const card: Card = {
      key: [-now, id],
      id,
      kind: 'tally',
      activities: [],
      level: 'feed',
      delivery: { state: 'silent' },
      facets: withNone([`show:${show}`]).map((facet) => [facet, -now]),
      tally: { show, title, season, since, changes },
    };
    cards.put(card);
  }
}

function groupBySeason(tallies: readonly Tally[]): Map<number | null, Tally[]> {
  const groups = new Map<number | null, Tally[]>();
  for (const tally of tallies) groups.set(tally.season, [...(groups.get(tally.season) ?? []), tally]);
  return groups;
}
