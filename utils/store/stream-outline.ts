import type { LearntRate, StreamState } from '@/utils/store/schema';

/**
 * What decides when a listing is read next, see `store/outlines`. The other fields of its state are there only for the
 * few listings that the plan needs in full, see `store/round-snapshot`.
 */
export type StreamOutline = Pick<StreamState, OutlineField> &
  Partial<Omit<StreamState, OutlineField | 'rate'>> & { rate?: OutlineRate | undefined };

type OutlineField = 'key' | 'nextDue' | 'lastRead' | 'lastGoodRead' | 'failures' | 'lastError';

/** `firstHour`: index of the first of this rate's hours in the shared array; 0 if left out. */
export type OutlineRate = Omit<LearntRate, 'hours'> & {
  hours: ArrayLike<number>;
  firstHour?: number | undefined;
};

/** The listings of a round, see `store/known-states`. */
export interface Outlines {
  get(key: string): StreamOutline | undefined;
  has(key: string): boolean;
}
