import { type Hide, saysAll, searchWords } from '@/utils/activity/search-words';
import type { FeedQuery, Period } from '@/utils/store/read/feed-query';

/** What the headings between rows are: days; or people or titles, the most recent first. */
export type GroupBy = 'time' | 'person' | 'title';

/** The chosen filter of the feed, and how it is grouped. Facets have the store's form, such as `user:mia`. */
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
  group: GroupBy;
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
  group: 'time',
};

/** A filter as it was stored: by another version, perhaps, or only its grouping. */
export type SavedFilter = { [K in keyof FeedFilter]?: unknown };

const GROUPS: readonly GroupBy[] = ['time', 'person', 'title'];

/** The whole filter. Each field that is missing or unknown chooses nothing; the others stay. */
export function wholeFilter(saved: SavedFilter): FeedFilter {
  const facets = (of: unknown) => (Array.isArray(of) ? of.filter((facet) => typeof facet === 'string') : []);
  return {
    people: facets(saved.people),
    titles: facets(saved.titles),
    types: facets(saved.types),
    actions: facets(saved.actions),
    unread: saved.unread === true,
    starred: saved.starred === true,
    period: isPeriod(saved.period) ? saved.period : null,
    words: typeof saved.words === 'string' ? saved.words : '',
    group: GROUPS.find((group) => group === saved.group) ?? 'time',
  };
}

function isPeriod(saved: unknown): saved is Period {
  if (typeof saved !== 'object' || saved === null || !('since' in saved) || !('until' in saved)) return false;
  return typeof saved.since === 'number' && typeof saved.until === 'number' && saved.since < saved.until;
}

/** True if the filter leaves anything out. */
export function isNarrowed(filter: FeedFilter): boolean {
  const { unread, starred, period, words } = filter;
  return unread || starred || !!period || words.trim() !== '' || FACET_GROUPS.some((group) => filter[group].length > 0);
}

/** True if nothing was chosen: the whole feed by time. */
export const isPlain = (filter: FeedFilter): boolean => !isNarrowed(filter) && filter.group === 'time';

/** Takes everything out of the filter and keeps the grouping. */
export const cleared = (filter: FeedFilter | null): FeedFilter => ({ ...NO_FILTER, group: filter?.group ?? 'time' });

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
