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
import type { StreamOutline } from '@/utils/store/stream-outline';

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
  /** Age at which it is read whatever that saves, see `patienceOf`; ms. */
  patience: number;
  estimate: Estimate;
  /** Since its last read, one of its sources was added or resumed. */
  isNew: boolean;
}

export interface CandidateInput {
  streams: readonly Stream[];
  states: ReadonlyMap<string, StreamOutline>;
  /** Without paused ones. */
  sources: readonly Source[];
  rules: Rules;
  /** Since when each source wants what it wants; a missing source does so since it was added. */
  coverage?: Coverage | undefined;
  checkMinutes: number;
}

/** Combines what is known of each stream. */
export function candidates({ streams, states, sources, rules, coverage, checkMinutes }: CandidateInput): Candidate[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const tick = tickMinutes(streams, checkMinutes) * MINUTE;
  // Thousands of streams: whatever is the same for all of a person, source or kind is looked up once.
  const keys = streams.map(streamKey);
  const known = keys.map((key) => states.get(key));
  const estimates = estimate(streams.map((stream, index) => ({ stream, rate: known[index]?.rate })));
  const plays = playsOf(streams, estimates);
  const watchedUntil = onceEach((user: string) => states.get(`watching:${user}`)?.watchedUntil);
  const playedAt = onceEach((user: string) => states.get(`history:${user}`)?.rate?.newest ?? undefined);
  const wished = onceEach(({ id, since }: Source) => newestWish(coverage, id) ?? since);
  const worth = worthBy(rules);
  return streams.map((stream, index): Candidate => {
    const state = known[index];
    const mine: Source[] = [];
    for (const id of stream.sourceIds) {
      const source = byId.get(id);
      if (source) mine.push(source);
    }
    const user = 'user' in stream ? stream.user : null;
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
      watchedUntil: user === null ? undefined : watchedUntil(user),
      playedAt: user === null ? undefined : playedAt(user),
      playsPerDay: user === null ? undefined : plays.get(user),
      isNew: !state || mine.some((source) => wished(source) > (state.lastGoodRead ?? -1)),
    };
  });
}

/** The value of streams under these rules. Listings of one kind are worth the same for all sources without own rules. */
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
