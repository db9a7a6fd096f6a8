import { SECOND } from '@/utils/lib/time';
import type { Candidate } from '@/utils/poll/candidates';
import { isResting } from '@/utils/poll/schedule';
import { mayChange } from '@/utils/store/read/title-end';

/** A read so recent needs no second one: two windows may each have a panel, ms. */
const FRESH_MS = 20 * SECOND;

/** What to read when an open panel asks: what people are watching if their title should end about now. */
export function lookAgain(wanted: readonly Candidate[], room: number, now: number): Candidate[] {
  const isDue = ({ stream, state }: Candidate) =>
    stream.kind === 'watching' &&
    state?.watchedUntil !== undefined &&
    !isResting(state) &&
    mayChange(state.watchedUntil, now) &&
    now - (state.lastRead ?? 0) >= FRESH_MS;
  return wanted.filter(isDue).slice(0, Math.max(0, room));
}
