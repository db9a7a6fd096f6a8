import { MINUTE } from '@/utils/lib/time';
import { patienceOf, shortestOf, tickMinutes } from '@/utils/poll/check-times';
import { newestWish } from '@/utils/poll/coverage';
import { type Estimate, estimate } from '@/utils/poll/learn/estimate';
import type { PersonNow } from '@/utils/poll/learn/expectation';
import { costOf, worthOf } from '@/utils/poll/stream-traits';
import type { Rules } from '@/utils/rules/rule';
import type { Source } from '@/utils/sources/source';
import { type Stream, streamKey } from '@/utils/sources/stream';
import type { Coverage, StreamState } from '@/utils/store/schema';

/** A wanted stream with everything that decides when it is read. */
export interface Candidate extends PersonNow {
  stream: Stream;
  key: string;
  state: StreamState | undefined;
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
  states: ReadonlyMap<string, StreamState>;
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
  const estimates = estimate(streams.map((stream) => ({ stream, rate: states.get(streamKey(stream))?.rate })));
  const plays = playsOf(streams, estimates);
  return streams.map((stream, index): Candidate => {
    const key = streamKey(stream);
    const state = states.get(key);
    const mine = stream.sourceIds.flatMap((id) => byId.get(id) ?? []);
    const worth = worthOf(stream, mine, rules);
    return {
      stream,
      key,
      state,
      worth,
      cost: costOf(stream),
      shortest: shortestOf(stream, checkMinutes),
      patience: patienceOf(worth, tick),
      estimate: estimates[index] as Estimate,
      watchedUntil: 'user' in stream ? states.get(`watching:${stream.user}`)?.watchedUntil : undefined,
      playedAt: 'user' in stream ? (states.get(`history:${stream.user}`)?.rate?.newest ?? undefined) : undefined,
      playsPerDay: 'user' in stream ? plays.get(stream.user) : undefined,
      isNew: !state || mine.some(({ id, since }) => (newestWish(coverage, id) ?? since) > (state.lastGoodRead ?? -1)),
    };
  });
}

/** Expected plays per day of each person. */
export function playsOf(streams: readonly Stream[], estimates: readonly Estimate[]): Map<string, number> {
  const plays = new Map<string, number>();
  for (const [index, stream] of streams.entries()) {
    if (stream.kind === 'history') plays.set(stream.user, estimates[index]?.perDay ?? 0);
  }
  return plays;
}
