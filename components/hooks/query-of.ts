import { type FeedFilter, toQuery } from '@/components/feed/feed-filter';
import { hiddenFor } from '@/utils/activity/spoiler';
import { readSettings } from '@/utils/settings/read-settings';
import type { FeedQuery } from '@/utils/store/feed-query';

/** What a filter asks of the store; words that are hidden from the person cannot be found. */
export async function queryOf(filter: FeedFilter | null): Promise<FeedQuery> {
  if (!filter) return { facets: [], unread: false };
  const { spoilers } = await readSettings();
  return toQuery(filter, (activity) => hiddenFor({ spoilers }, activity));
}
