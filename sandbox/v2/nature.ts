/** What is not known for sure of Trakt's current API, or changes: each can be set, and readers must live with all of it. */
export interface Nature {
  /** What an ETag is made of: the body of that page, or the time of the last change. */
  etag: 'digest' | 'time' | 'none';
  /** Whether a 304 names `Last-Modified` and the counts, as was recorded. */
  bare304: boolean;
  /** Whether a 304 is taken off the allowance. */
  free304: boolean;
  /** X-Pagination-Item-Count; a number is what is always said. */
  counts: 'right' | 'none' | number;
  /** Slugs whose plays are in the feed of followed people, whoever asks. */
  strangers: readonly string[];
  /** Ids of that feed: those of the plays, or a row of its own. */
  feedIds: 'history' | 'own';
  /** Whether anybody's feed of followed people may be read without a token. */
  feedPublic: boolean;
  /** `/comments/recent`: rows that name what they are about, or the bare comments of the contract. */
  recentComments: 'wrapped' | 'bare';
  /** How old the counters of `/users/:id/stats` are, ms. */
  statsLagMs: number;
  /** Sent with every answer, over what it had. */
  headers: Readonly<Record<string, string>>;
}

export const AS_KNOWN: Nature = {
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
