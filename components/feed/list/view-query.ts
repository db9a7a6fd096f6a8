import type { GroupBy } from '@/components/feed/filter/feed-filter';
import type { FeedQuery } from '@/utils/store/read/feed-query';

/** Which rows to show, and the headings between them. */
export type ViewQuery = FeedQuery & { group?: GroupBy | undefined };

/** True if the query leaves anything out. */
export const isNarrow = ({ facets, unread, starred, period, test }: FeedQuery): boolean =>
  facets.length > 0 || unread || !!starred || !!period || test !== undefined;
