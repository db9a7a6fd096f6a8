import {
  type ActivityAction,
  type ActivityType,
  LEGAL_TYPES,
  type Pair,
  type RulePair,
} from '@/utils/activity/activity';
import { ME_PAIRS, V1_PAIRS } from '@/utils/activity/pairs';
import { ME_STREAM_ACTIONS } from '@/utils/sources/own-streams';
import type { Stream, UserStreamKind } from '@/utils/sources/stream';

const pairs = (actions: ActivityAction[], types?: ActivityType[]): Pair[] =>
  actions.flatMap((action) =>
    LEGAL_TYPES[action].filter((type) => !types || types.includes(type)).map((type) => ({ type, action })),
  );

/** The pairs that each listing of a user can return: a stream is read only while some rule wants one of them. */
export const USER_STREAM_PAIRS: Readonly<Record<UserStreamKind, readonly Pair[]>> = {
  watching: pairs(['watching']),
  history: pairs(['scrobble', 'checkin', 'seen']),
  ratings: pairs(['rating']),
  watchlist: pairs(['watchlist']),
  'collection-movies': pairs(['collection'], ['movie']),
  'collection-episodes': pairs(['collection'], ['episode']),
  comments: pairs(['shout', 'review']),
  lists: pairs(['created', 'item_added']),
};

/** The pairs that a stream can return. */
export function pairsOf(stream: Stream): readonly RulePair[] {
  switch (stream.kind) {
    case 'show-watching':
      return pairs(['watching'], ['episode']);
    case 'season-comments':
      return pairs(['shout', 'review'], ['episode', 'season']);
    case 'recent-comments':
      return pairs(['shout', 'review'], ['episode', 'season', 'show']);
    case 'show-history':
    case 'following':
      return USER_STREAM_PAIRS.history;
    case 'me-people':
    case 'me-comments':
    case 'me-lists':
      return ME_PAIRS.filter(({ action }) => ME_STREAM_ACTIONS[stream.kind].includes(action));
    case 'counters':
    case 'own-watchlist':
    case 'own-plays':
    case 'follows':
      return [];
    case 'user-activity':
    case 'show-activity':
      return V1_PAIRS;
    default:
      return USER_STREAM_PAIRS[stream.kind];
  }
}
