import { HOUR, MINUTE } from '@/utils/lib/time';
import { levelFor } from '@/utils/rules/decide';
import type { Level, Rules } from '@/utils/rules/rule';
import type { Source } from '@/utils/sources/source';
import type { Stream } from '@/utils/sources/stream';
import { pairsOf } from '@/utils/sources/stream-pairs';

/**
 * How long Trakt's edge may answer a listing from its cache, ms: reading it sooner brings the same answer. From
 * recorded `Cache-Control` (`s-maxage`, else `max-age` if `public`); `trakt/v2/endpoints` has the evidence, and a test
 * compares the two. Other listings are answered by no shared cache: 0.
 */
const EDGE_AGE: Partial<Record<Stream['kind'], number>> = {
  'collection-movies': HOUR,
  'collection-episodes': HOUR,
  lists: HOUR,
  'me-lists': HOUR,
  'recent-comments': HOUR,
  'season-comments': 8 * HOUR,
  counters: 6 * HOUR,
  follows: HOUR,
  // Not shared, but a person's own lists rarely change that fast.
  'own-watchlist': HOUR,
  'own-plays': HOUR,
};

export function edgeAge(stream: Stream): number {
  if (stream.kind === 'show-watching') return stream.seasons === 'all' ? 15 * MINUTE : 3 * MINUTE;
  // While signed in, one request shows when the followers last changed.
  if (stream.kind === 'me-people') return stream.signedIn ? 0 : HOUR;
  return EDGE_AGE[stream.kind] ?? 0;
}

/** Requests that a read usually takes. It takes more only after many activities. */
export function costOf(stream: Stream): number {
  switch (stream.kind) {
    case 'show-watching':
    case 'counters':
      return stream.seasons === 'all' ? 1 : stream.seasons.length;
    default:
      return 1;
  }
}

/** Listings of the present, not of the past. */
const OF_NOW: readonly Stream['kind'][] = [
  'watching',
  'show-watching',
  'counters',
  'own-watchlist',
  'own-plays',
  'follows',
];

/** Listings of the past: their first read already shows how often something happens. */
export function listsPast({ kind }: Stream): boolean {
  return !OF_NOW.includes(kind);
}

/** How much sooner news is worth having: each level counts twice the one below. */
export const WORTH: Readonly<Record<Level, number>> = { off: 0, feed: 1, badge: 2, notify: 4 };

/**
 * The value of a stream's news: the highest level that the rules of its sources give any of its pairs.
 *
 * @param sources those that the stream serves
 */
export function worthOf(stream: Stream, sources: readonly Source[], rules: Rules): number {
  // Counters have no pairs; their tallies are rows of the feed.
  let worth = WORTH.feed;
  const pairs = pairsOf(stream);
  for (const source of sources) {
    for (const { type, action } of pairs) {
      worth = Math.max(worth, WORTH[levelFor(source, rules, type, action).level]);
      if (worth === WORTH.notify) return worth;
    }
  }
  return worth;
}
