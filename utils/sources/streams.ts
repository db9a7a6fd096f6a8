import {
  type ActivityAction,
  type ActivityType,
  LEGAL_TYPES,
  PAIRS,
  type Pair,
  V1_PAIRS,
} from '@/utils/activity/activity';
import { cellOf, levelFor } from '@/utils/rules/decide';
import type { Rules } from '@/utils/rules/rule';
import type { Source, UserSource } from '@/utils/sources/source';
import { type Stream, streamKey, USER_STREAMS, type UserStreamKind } from '@/utils/sources/stream';

const pairs = (actions: ActivityAction[], types?: ActivityType[]): Pair[] =>
  actions.flatMap((action) =>
    LEGAL_TYPES[action].filter((type) => !types || types.includes(type)).map((type) => ({ type, action })),
  );

/** What each listing of a user can tell of: a stream is read only while some rule wants one of its pairs. */
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

/** The pairs that a stream can tell of. */
export function pairsOf(stream: Stream): readonly Pair[] {
  switch (stream.kind) {
    case 'show-watching':
      return pairs(['watching'], ['episode']);
    case 'recent-comments':
      return pairs(['shout', 'review'], ['episode', 'season', 'show']);
    case 'following':
      return USER_STREAM_PAIRS.history;
    case 'counters':
      return [];
    case 'user-activity':
    case 'show-activity':
      return V1_PAIRS;
    default:
      return USER_STREAM_PAIRS[stream.kind];
  }
}

/** The cells among a stream's pairs that a source's rules want: level `feed` or above. */
export function wantedCells(source: Source, rules: Rules, among: readonly Pair[]): string[] {
  return among.filter(({ type, action }) => levelFor(source, rules, type, action).level !== 'off').map(cellOf);
}

/**
 * The fewest streams that answer what the sources' rules want.
 *
 * @param sources all of them; paused ones are passed over
 */
export function streamsFor(protocol: 'v1' | 'v2', sources: readonly Source[], rules: Rules): Stream[] {
  const streams = new Map<string, Stream>();
  for (const source of sources) {
    if (source.paused || source.kind !== 'user') continue;
    for (const stream of protocol === 'v2' ? userStreamsV2(source, rules) : userStreamsV1(source, rules)) {
      const known = streams.get(streamKey(stream));
      if (known) known.sourceIds.push(source.id);
      else streams.set(streamKey(stream), stream);
    }
  }
  return [...streams.values()];
}

function userStreamsV2(source: UserSource, rules: Rules): Stream[] {
  return USER_STREAMS.filter((kind) => wantedCells(source, rules, USER_STREAM_PAIRS[kind]).length > 0).map((kind) => ({
    protocol: 'v2',
    kind,
    user: source.username,
    sourceIds: [source.id],
  }));
}

function userStreamsV1(source: UserSource, rules: Rules): Stream[] {
  const wanted = new Set(wantedCells(source, rules, V1_PAIRS));
  const used = PAIRS.filter((pair) => wanted.has(cellOf(pair)));
  if (used.length === 0) return [];
  const types = [...new Set(used.map(({ type }) => type))];
  const actions = [...new Set(used.map(({ action }) => action))];
  return [{ protocol: 'v1', kind: 'user-activity', user: source.username, types, actions, sourceIds: [source.id] }];
}
