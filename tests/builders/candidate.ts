import { HOUR, MINUTE } from '@/utils/lib/time';
import { SUSTAINED_REQUESTS_PER_DAY } from '@/utils/poll/budget';
import type { Candidate } from '@/utils/poll/candidates';
import { rhythmOf } from '@/utils/poll/learn/rhythm';
import { MIN_SAVING_MS } from '@/utils/poll/price';
import { type PlanInput, planReads } from '@/utils/poll/schedule';
import type { Stream } from '@/utils/sources/stream';
import type { StreamState } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';

export const NOW = Date.UTC(2026, 10, 22);
export const EVEN = rhythmOf([]);
/** An unlimited allowance at the usual prices. */
export const PLAN_INPUT: PlanInput = {
  now: NOW,
  room: 120,
  perDay: SUSTAINED_REQUESTS_PER_DAY,
  maxWait: 6 * HOUR,
  minSaving: MIN_SAVING_MS,
  everything: false,
};

/** A stream of level notify, read 10 minutes ago and every 5 minutes at most, with one play a day. */
export function candidate(
  name: string,
  change: Partial<Omit<Candidate, 'state'>> & { state?: Partial<StreamState> } = {},
): Candidate {
  const stream: Stream = { protocol: 'v2', kind: 'history', user: name, sourceIds: [`user:${name}`] };
  const read = { lastRead: NOW - 10 * MINUTE, lastGoodRead: NOW - 10 * MINUTE, nextDue: NOW };
  return {
    stream,
    key: `history:${name}`,
    worth: 4,
    cost: 1,
    shortest: 4.5 * MINUTE,
    patience: 10.5 * MINUTE,
    estimate: { perDay: 1, rhythm: EVEN },
    watchedUntil: undefined,
    playedAt: undefined,
    playsPerDay: undefined,
    isNew: false,
    ...change,
    state: { ...newStreamState(`history:${name}`), ...read, ...change.state },
  };
}
/** When each stream was last read. */
export const readAgo = (ms: number) => ({ lastRead: NOW - ms, lastGoodRead: NOW - ms });
/** Names of the streams that are read, in order. */
export const namesRead = (wanted: Candidate[], input: Partial<PlanInput> = {}) =>
  planReads(wanted, { ...PLAN_INPUT, ...input }).due.map(({ key }) => key.slice('history:'.length));
