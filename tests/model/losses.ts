import { MINUTE } from '@/utils/lib/time';
import type { Fact } from './facts';
import type { Loss, Read, Situation, Truth } from './truth';

/**
 * What the sentinel preserves when the browser loses the store, computed only from events: the reads stored before the
 * sentinel was written, and what was wanted then.
 */

/** The loss that deleted what a read had stored; undefined: the store still has it. */
const lossOf = ({ losses }: Truth, { stored }: Read): Loss | undefined =>
  losses.find(({ moment }) => stored !== null && moment > stored);

export const isLostBetween = ({ losses }: Truth, earlier: Read, read: Read): boolean =>
  losses.some(({ moment }) => moment > earlier.answered && moment < read.answered);

/** Whether Lookout still knows that it made a read. */
export function isKnown(truth: Truth, read: Read): boolean {
  if (read.stored === null) return false;
  const loss = lossOf(truth, read);
  return !loss || read.stored < loss.kept;
}

/** Whether Lookout knew of a situation, and still does. */
export function isNoted({ losses }: Truth, { moment, notedAt, isKept }: Situation): boolean {
  return notedAt !== null && (isKept || moment > (losses.at(-1)?.moment ?? 0));
}

/** Whether an earlier store had read a fact, or passed it with a gap, and Lookout still knows of that read. */
export const wasKnown = (truth: Truth, { key }: Read, fact: Fact): boolean =>
  truth.reads.some((each) => {
    if (!lossOf(truth, each) || !isKnown(truth, each)) return false;
    return each.rows.some((row) => row.fact === fact) || (each.gap && each.key === key && each.answered > fact.moment);
  });

/**
 * Whether a fact must not be news again: the same listing returned it to an earlier store, Lookout still knows that it
 * read this listing after the fact happened, and no notification of it was waiting.
 */
export function isReplayed(truth: Truth, read: Read, fact: Fact): boolean {
  if (truth.wasClockWrong) return false;
  const known = truth.reads.filter(
    (each) => each.key === read.key && each.serial < read.serial && lossOf(truth, each) && isKnown(truth, each),
  );
  // Plays are timed to the minute: one in the minute of the last read may be news again.
  if (!known.some(({ asked }) => fact.at < asked - (asked % MINUTE))) return false;
  return known.some((each) => {
    const row = each.rows.find((every) => every.fact === fact);
    const loss = lossOf(truth, each);
    if (!row || !loss) return false;
    const wasAnnounced = truth.created.some(({ moment, cards }) => moment < loss.kept && cards.flat().includes(row.id));
    return wasAnnounced || loss.fates.get(fact)?.atMost !== 'notify';
  });
}
