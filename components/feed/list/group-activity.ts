import { facetsOf } from '@/utils/activity/facets';
import type { FeedRow } from '@/utils/store/read/first-page';
import type { StoredActivity } from '@/utils/store/schema';

/** The newest activity that belongs to a group itself: its rows may hold others, of other people and titles, too. */
export function groupActivity(facet: string, rows: readonly FeedRow[]): StoredActivity | undefined {
  const all = rows.flatMap(({ card }) => card.activities);
  return all.find((activity) => facetsOf([activity]).includes(facet));
}
