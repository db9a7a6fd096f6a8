import { type Hide, saysAll, searchWords } from '@/utils/activity/search-words';
import type { FeedQuery, Period } from '@/utils/store/read/feed-query';

/** The chosen filter of the feed. Facets have the store's form, such as `user:mia`. */
export interface FeedFilter {
  people: readonly string[];
  /** Shows and movies. */
  titles: readonly string[];
  types: readonly string[];
  actions: readonly string[];
  unread: boolean;
  starred: boolean;
  /** When it happened; null: at any time. */
  period: Period | null;
  /** Text of the search field. */
  words: string;
}

export type FacetGroup = 'people' | 'titles' | 'types' | 'actions';
export const FACET_GROUPS: readonly FacetGroup[] = ['people', 'titles', 'types', 'actions'];

export const NO_FILTER: FeedFilter = {
  people: [],
  titles: [],
  types: [],
  actions: [],
  unread: false,
  starred: false,
  period: null,
  words: '',
};

/** True if the filter leaves anything out. */
export function isNarrowed(filter: FeedFilter): boolean {
  const { unread, starred, period, words } = filter;
  return unread || starred || !!period || words.trim() !== '' || FACET_GROUPS.some((group) => filter[group].length > 0);
}

/** The same filter as a query for the store. */
export function toQuery(filter: FeedFilter, hide: Hide): FeedQuery {
  const words = searchWords(filter.words);
  return {
    facets: FACET_GROUPS.map((group) => filter[group]).filter((group) => group.length > 0),
    unread: filter.unread,
    starred: filter.starred,
    period: filter.period ?? undefined,
    test: words.length === 0 ? undefined : (_, members) => members.length > 0 && saysAll(words, members, hide),
  };
}

/** Adds a facet to its group, or removes it. */
export function toggled(filter: FeedFilter, group: FacetGroup, facet: string): FeedFilter {
  const chosen = filter[group];
  const next = chosen.includes(facet) ? chosen.filter((other) => other !== facet) : [...chosen, facet];
  return { ...filter, [group]: next };
}
