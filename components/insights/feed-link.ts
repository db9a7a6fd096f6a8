import { FACET_GROUPS, type FeedFilter, isNarrowed, NO_FILTER } from '@/components/feed/filter/feed-filter';
import { FEED } from '@/utils/activity/feed-address';

export type ChartFilter = Partial<Omit<FeedFilter, 'words'>>;

/** Link from a chart to the rows behind it: the filter in the tab's address, so that Back returns to the charts. */
export function feedHash({ unread, starred, period, ...filter }: ChartFilter): string {
  const search = new URLSearchParams();
  for (const group of FACET_GROUPS) for (const facet of filter[group] ?? []) search.append(group, facet);
  if (unread) search.set('unread', '1');
  if (starred) search.set('starred', '1');
  if (period) {
    search.set('since', String(period.since));
    search.set('until', String(period.until));
  }
  return `${FEED}${search}`;
}

/** The filter in an address, or null if it has none. The address may come from anywhere. */
export function filterOfHash(hash: string): FeedFilter | null {
  if (!hash.startsWith(FEED)) return null;
  const search = new URLSearchParams(hash.slice(FEED.length));
  const filter = { ...NO_FILTER, unread: search.get('unread') === '1', starred: search.get('starred') === '1' };
  filter.words = search.get('words') ?? '';
  for (const group of FACET_GROUPS) filter[group] = search.getAll(group);
  const [since, until] = [Number(search.get('since') ?? Number.NaN), Number(search.get('until') ?? Number.NaN)];
  if (Number.isFinite(since) && since < until) filter.period = { since, until };
  return isNarrowed(filter) ? filter : null;
}
