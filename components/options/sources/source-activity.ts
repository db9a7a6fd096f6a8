import { startOfDay } from '@/utils/lib/relative-time';
import { DAY } from '@/utils/lib/time';
import type { Source } from '@/utils/sources/source';
import { sourcesOf } from '@/utils/sources/sources-of';
import type { Card, StoredActivity } from '@/utils/store/schema';

/** How far back the rows of people and shows look. */
export const MONTH_DAYS = 30;
const WEEK = 7 * DAY;

/** Recent activity of a source, for its row. */
export interface SourceActivity {
  /** The last thing they did, null if nothing in the last 30 days. */
  last: StoredActivity | null;
  /** Number of rows of the feed that notified the person in the last 7 days, alone or in a summary. */
  notified: number;
  /** Activities per day, oldest first; the last one is today. */
  days: number[];
}

export type SourceActivities = Map<string, SourceActivity>;

export const noActivity = (): SourceActivity => ({
  last: null,
  notified: 0,
  days: Array.from({ length: MONTH_DAYS }, () => 0),
});

/** Adds the activities of `cards` to each source they belong to. Paused sources have a past, too. */
export function addActivities(
  found: SourceActivities,
  cards: readonly Card[],
  sources: readonly Source[],
  now: number,
): void {
  const all = sources.map((source) => ({ ...source, paused: false }));
  const today = startOfDay(now);
  for (const { activities, delivery } of cards) {
    const wasNotified =
      (delivery.state === 'shown' || (delivery.state === 'suppressed' && delivery.reason === 'joined-summary')) &&
      delivery.at > now - WEEK;
    const counted = new Set<string>();
    for (const activity of activities) {
      for (const { id } of sourcesOf(activity, all)) {
        const own = found.get(id) ?? noActivity();
        found.set(id, own);
        if (activity.at > (own.last?.at ?? 0)) own.last = activity;
        const day = MONTH_DAYS - 1 - Math.round((today - startOfDay(activity.at)) / DAY);
        if (own.days[day] !== undefined) own.days[day] += 1;
        if (wasNotified && !counted.has(id)) own.notified += 1;
        counted.add(id);
      }
    }
  }
}
