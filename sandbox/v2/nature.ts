/**
 * Behavior of Trakt's current API that is uncertain or changes: each can be set, and Lookout must cope with every
 * value.
 */
export interface Nature {
  /** Input of an ETag: the body of that page, or the time of the last change. */
  etag: 'digest' | 'time' | 'none';
  /** Whether a 304 has `Last-Modified` and the counts, as recorded. */
  bare304: boolean;
  /** Whether a 304 counts against the allowance. */
  free304: boolean;
  /** X-Pagination-Item-Count; a number is sent always, right or not. */
  counts: 'right' | 'none' | number;
  /** Slugs of people; their plays are in everybody's feed of followed people. */
  strangers: readonly string[];
  /** Ids in that feed: those of the plays, or separate ones. */
  feedIds: 'history' | 'own';
  /** Whether any feed of followed people can be read without a token. */
  feedPublic: boolean;
  /** `/comments/recent`: rows that name their item, or the bare comments of the contract. */
  recentComments: 'wrapped' | 'bare';
  /** Age of the counters of `/users/:id/stats`, ms. */
  statsLagMs: number;
  /** Headers added to every answer, overriding its own. */
  headers: Readonly<Record<string, string>>;
}

export const DEFAULT_NATURE: Nature = {
  etag: 'digest',
  bare304: false,
  free304: false,
  counts: 'right',
  strangers: [],
  feedIds: 'history',
  feedPublic: false,
  recentComments: 'wrapped',
  statsLagMs: 0,
  headers: {},
};
