import { onceEach } from '@/utils/lib/once-each';
import { MINUTE } from '@/utils/lib/time';
import { patienceOf, shortestOf, tickMinutes } from '@/utils/poll/check-times';
import { newestWish } from '@/utils/poll/coverage';
import { type Estimate, estimate } from '@/utils/poll/learn/estimate';
import type { PersonNow } from '@/utils/poll/learn/expectation';
import { costOf, worthOf } from '@/utils/poll/stream-traits';
import type { Rules } from '@/utils/rules/rule';
import type { Source } from '@/utils/sources/source';
import { type Stream, streamKey } from '@/utils/sources/stream';
import type { Coverage } from '@/utils/store/schema';
import type { Outlines, StreamOutline } from '@/utils/store/stream-outline';

/** A wanted stream with everything that decides when it is read. */
export interface Candidate extends PersonNow {
  stream: Stream;
  key: string;
  state: StreamOutline | undefined;
  /** Value of its news, see `WORTH`. */
  worth: number;
  /** Requests per read. */
  cost: number;
  /** Minimum time between two reads, ms. */
  shortest: number;
  /** Age from which it is read even if the read saves little, see `patienceOf`; ms. */
  patience: number;
  estimate: Estimate;
  /** Since its last read, one of its sources was added or resumed. */
  isNew: boolean;
}

export interface CandidateInput {
  streams: readonly Stream[];
  /** The streams' keys, if already computed. */
  keys?: readonly string[] | undefined;
  states: Outlines;
  /** Without paused ones. */
  sources: readonly Source[];
  rules: Rules;
  /** When each source began to want what it wants; a source without an entry has wanted it since it was added. */
  coverage?: Coverage | undefined;
  checkMinutes: number;
}

/** Combines what is known of each stream. */
export function candidates({
  streams,
  states,
  sources,
  rules,
  coverage,
  checkMinutes,
  ...known
}: CandidateInput): Candidate[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const tick = tickMinutes(streams, checkMinutes) * MINUTE;
  // Thousands of streams: whatever is the same for all of a person, source or kind is looked up once.
  const keys = known.keys ?? streams.map(streamKey);
  const found = keys.map((key) => states.get(key));
  const estimates = estimate(streams.map((stream, index) => ({ stream, rate: found[index]?.rate })));
  const plays = playsOf(streams, estimates);
  const personNow = lastOf((user: string | null): PersonNow => (user === null ? NOBODY : nowOf(user, states, plays)));
  const wished = onceEach(({ id, since }: Source) => newestWish(coverage, id) ?? since);
  const worth = worthBy(rules);
  const sourcesBy = lastOf((ids: readonly string[]) => sourcesOf(ids, byId));
  return streams.map((stream, index): Candidate => {
    const state = found[index];
    const mine = sourcesBy(stream.sourceIds);
    const { watchedUntil, playedAt, playsPerDay } = personNow('user' in stream ? stream.user : null);
    const value = worth(stream, mine);
    return {
      stream,
      key: keys[index] ?? '',
      state,
      worth: value,
      cost: costOf(stream),
      shortest: shortestOf(stream, checkMinutes),
      patience: patienceOf(value, tick),
      estimate: estimates[index] as Estimate,
      watchedUntil,
      playedAt,
      playsPerDay,
      isNew: !state || isWishedSince(mine, state.lastGoodRead ?? -1, wished),
    };
  });
}

/** Caches the last value: the streams of one person follow each other, so it is computed once per person. */
function lastOf<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  let last: { key: Key; value: Value } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}

const NOBODY: PersonNow = { watchedUntil: undefined, playedAt: undefined, playsPerDay: undefined };

const nowOf = (user: string, states: Outlines, plays: ReadonlyMap<string, number>): PersonNow => ({
  watchedUntil: states.get(`watching:${user}`)?.watchedUntil,
  playedAt: states.get(`history:${user}`)?.rate?.newest ?? undefined,
  playsPerDay: plays.get(user),
});

function sourcesOf(ids: readonly string[], byId: ReadonlyMap<string, Source>): Source[] {
  const mine: Source[] = [];
  for (const id of ids) {
    const source = byId.get(id);
    if (source) mine.push(source);
  }
  return mine;
}

function isWishedSince(sources: readonly Source[], at: number, wished: (source: Source) => number): boolean {
  for (const source of sources) if (wished(source) > at) return true;
  return false;
}

/**
 * The value of streams under these rules. Listings of one kind are worth the same for all sources without rules of
 * their own.
 */
function worthBy(rules: Rules): (stream: Stream, sources: readonly Source[]) => number {
  const usual = new Map<Stream['kind'], number>();
  return (stream, sources) => {
    const isUsual = sources.length === 1 && !sources[0]?.rules;
    const worth = (isUsual ? usual.get(stream.kind) : undefined) ?? worthOf(stream, sources, rules);
    if (isUsual) usual.set(stream.kind, worth);
    return worth;
  };
}

/** Expected plays per day of each person. */
export function playsOf(streams: readonly Stream[], estimates: readonly Estimate[]): Map<string, number> {
  const plays = new Map<string, number>();
  for (const [index, stream] of streams.entries()) {
    if (stream.kind === 'history') plays.set(stream.user, estimates[index]?.perDay ?? 0);
  }
  return plays;
}
