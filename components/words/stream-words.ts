import { errorSentence } from '@/components/words/error-sentence';
import { sourceTitle } from '@/components/words/source-title';
import type { MessageKey, Text } from '@/utils/lib/text';
import { isFeedRefused } from '@/utils/sources/feed-refused';
import type { Source } from '@/utils/sources/source';
import { isOfShows, isOwnStream, kindOf, type Stream } from '@/utils/sources/stream';
import type { StreamState } from '@/utils/store/schema';
import { stopsRound } from '@/utils/trakt/errors';

const KINDS = {
  watching: 'health_kind_watching',
  history: 'health_kind_history',
  ratings: 'health_kind_ratings',
  watchlist: 'health_kind_watchlist',
  'own-watchlist': 'health_kind_own_watchlist',
  'own-plays': 'health_kind_own_plays',
  'collection-movies': 'health_kind_collection_movies',
  'collection-episodes': 'health_kind_collection_episodes',
  comments: 'health_kind_comments',
  lists: 'health_kind_lists',
  'show-watching': 'health_kind_show_watching',
  'show-history': 'health_kind_show_history',
  'season-comments': 'health_kind_season_comments',
  counters: 'health_kind_counters',
  'recent-comments': 'health_kind_recent_comments',
  following: 'health_kind_following',
  follows: 'health_kind_follows',
  'me-people': 'health_kind_me_people',
  'me-comments': 'health_kind_me_comments',
  'me-lists': 'health_kind_me_lists',
  'user-activity': 'health_kind_user_activity',
  'show-activity': 'health_kind_show_activity',
} as const satisfies Record<Stream['kind'], MessageKey>;

/** Maximum number of names shown. All watched shows share some streams, and their names would fill the table. */
const MAX_NAMES = 3;

export interface StateWords {
  words: string;
  good: boolean;
}

export interface HealthView {
  now: number;
  v1: boolean;
  /** True while no requests are made: then no stream is shown as fine. */
  isWaiting?: boolean | undefined;
}

/** "Plays". */
export const kindName = (text: Text, key: string): string => text(KINDS[kindOf(key)] ?? 'health_kind_other');

/** "Mia Lund: Plays". */
export function streamName(text: Text, { key, sourceIds }: StreamState, sources: readonly Source[]): string {
  const words = kindName(text, key);
  const names = sources
    .filter(({ id }) => sourceIds.includes(id) && isOwnStream(key, id))
    .map((source) => sourceTitle(text, source));
  const [, rest] = key.split(':');
  const [first = ''] = names;
  if (names.length > MAX_NAMES)
    return text('health_of', text.plural('sentence_more_people', names.length - 1, first), words);
  if (names.length > 0) return text('health_of', new Intl.ListFormat(text.locale).format(names), words);
  return rest ? text('health_of', rest, words) : words;
}

export function streamStateWords(
  text: Text,
  { key, lastError, failures, lastGoodRead }: StreamState,
  { now, v1, isWaiting = false }: HealthView,
): StateWords {
  if (isFeedRefused({ key, lastError })) return { words: text('health_state_feed_refused'), good: true };
  if (!lastError && isWaiting) return { words: text('health_state_waiting'), good: false };
  if (!lastError) return { words: text(lastGoodRead === null ? 'health_state_new' : 'health_state_ok'), good: true };
  const { what } = errorSentence(text, lastError, { now, v1, about: isOfShows(key) ? 'show' : 'user' });
  // An error of all Trakt: the failure count of a single stream says nothing.
  const words = stopsRound(lastError) ? what : text.plural('health_state_failing', Math.max(1, failures), what);
  return { words, good: false };
}
