import { errorSentence } from '@/components/words/error-sentence';
import { isNow, relativeTime } from '@/utils/lib/relative-time';
import type { Text } from '@/utils/lib/text';
import type { Settings } from '@/utils/settings/settings';
import type { ListingSummary } from '@/utils/store/read/listing-summary';
import { obstacleOf, type Standing } from '@/utils/store/read/waiting';
import { isOutageError, stopsRound } from '@/utils/trakt/errors';

export interface FootState {
  /** "Checked 2 min. ago · next in 3 min." */
  words: string;
  /** The current problem, or null. */
  problem: string | null;
  /** Section of the options that explains or solves the problem. */
  section: 'health' | 'account';
}

/**
 * The popup's footer: last check, next check, current problem, and the section of the options to open.
 *
 * @param poller tells whether Lookout has to wait before it may check; the next check is never shown earlier than the
 *   end of that wait
 */
export function footState(
  text: Text,
  { lastRead, nextDue, problem }: ListingSummary,
  settings: Pick<Settings, 'paused'>,
  { now, v1, poller }: { now: number; v1: boolean; poller?: Standing | undefined },
): FootState {
  const wait = obstacleOf(poller, now);
  const next = Math.max(nextDue ?? Number.POSITIVE_INFINITY, wait?.until ?? 0);
  // A stream's stored error of the same kind is older than the current wait, so only the wait is shown.
  const met =
    wait && problem.error && (stopsRound(problem.error) || isOutageError(problem.error)) ? null : problem.error;
  const errors = [wait?.error, met].filter((error) => !!error);
  const words = [
    lastRead === null ? text('popup_foot_never') : text('popup_foot_checked', ago(lastRead, now, text.locale)),
  ];
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
    problem:
      problems
        .filter(Boolean)
        .join(' · ')
        .replace(/[.。](?= · )/gu, '') || null,
    section: isAccount ? 'account' : 'health',
  };
}

function ago(at: number, now: number, locale: string): string {
  return relativeTime(Math.min(at, now), now, locale);
}
