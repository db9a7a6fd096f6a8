import { errorSentence } from '@/components/words/error-sentence';
import { activeStreams, findSourceProblem } from '@/components/words/source-problem';
import { isNow, relativeTime } from '@/utils/lib/relative-time';
import type { Text } from '@/utils/lib/text';
import type { Settings } from '@/utils/settings/settings';
import { obstacleOf, type Standing } from '@/utils/store/read/waiting';
import type { StreamState } from '@/utils/store/schema';
import { isOutageError, stopsRound } from '@/utils/trakt/errors';

export interface FootState {
  /** "Checked 2 min. ago · next in 3 min." */
  words: string;
  /** What is wrong, if anything. */
  problem: string | null;
  /** Where in the options more is said, or the problem can be mended. */
  section: 'health' | 'account';
}

/**
 * The line at the popup's foot: when Trakt was last asked, when next, what is wrong, and where that is looked after.
 *
 * @param poller what keeps it from checking: then nothing comes, whatever is due
 */
export function footState(
  text: Text,
  streams: readonly StreamState[],
  settings: Settings,
  { now, v1, poller }: { now: number; v1: boolean; poller?: Standing | undefined },
): FootState {
  const active = activeStreams(streams, settings);
  const problem = findSourceProblem(active, settings);
  const last = Math.max(...active.map(({ lastGoodRead }) => lastGoodRead ?? 0), 0);
  const wait = obstacleOf(poller, now);
  const next = Math.max(Math.min(...active.map(({ nextDue }) => nextDue)), wait?.until ?? 0);
  // What a listing met of the same kind was true then; the wait is true now.
  const met =
    wait && problem.error && (stopsRound(problem.error) || isOutageError(problem.error)) ? null : problem.error;
  const errors = [wait?.error, met].filter((error) => !!error);
  const words = [last === 0 ? text('popup_foot_never') : text('popup_foot_checked', ago(last, now, text.locale))];
  if (settings.paused) words.push(text('popup_foot_paused'));
  else if (next <= now || isNow(next, now)) words.push(text('popup_foot_due'));
  else if (Number.isFinite(next)) words.push(text('popup_foot_next', relativeTime(next, now, text.locale)));
  const shows = problem.missing.filter((id) => id.startsWith('show:')).length;
  const people = problem.missing.length - shows;
  const problems = [
    ...errors.map((error) => errorSentence(text, error, { now, v1 }).what),
    problem.privates.length > 0 && text.plural('popup_foot_private', problem.privates.length),
    people > 0 && text.plural('popup_foot_missing', people),
    shows > 0 && text.plural('popup_foot_missing_shows', shows),
    problem.kept && text('popup_foot_kept'),
  ];
  const isAccount = errors.some(({ kind }) => kind === 'sign-in' || kind === 'key-refused');
  return {
    words: words.join(' · '),
    problem: problems.filter(Boolean).join(' · ') || null,
    section: isAccount ? 'account' : 'health',
  };
}

function ago(at: number, now: number, locale: string): string {
  return relativeTime(Math.min(at, now), now, locale);
}
