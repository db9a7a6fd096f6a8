import { type FeedFilter, toQuery } from '@/components/feed/filter/feed-filter';
import type { ViewQuery } from '@/components/feed/list/view-query';
import type { StoreReader } from '@/components/page/connect-store';
import { hiddenFor } from '@/utils/activity/spoiler';
import { readSettings } from '@/utils/settings/read-settings';
import { spoilerContextOf } from '@/utils/settings/spoiler-context';
import { readWatched } from '@/utils/store/read/watched';

/** Turns a filter into a store query. Text hidden as a spoiler is not searched. */
export async function queryOf(filter: FeedFilter | null, read: StoreReader): Promise<ViewQuery> {
  if (!filter) return { facets: [], unread: false };
  const settings = await readSettings();
  const { spoilers, self } = settings;
  const found = spoilers === 'unwatched' && self ? await read((db) => readWatched(db, self)) : null;
  const spoilerContext = spoilerContextOf(settings, found?.ok ? found.value : undefined);
  return { ...toQuery(filter, (activity) => hiddenFor(spoilerContext, activity)), group: filter.group };
}
