import { errorSentence } from '@/components/words/error-sentence';
import { assertNever } from '@/utils/lib/assert-never';
import type { Text } from '@/utils/lib/text';
import { SECOND } from '@/utils/lib/time';
import type { AnswerProblem, Failure } from '@/utils/trakt/questions/answer';

/** How the question was asked, where sentences depend on it. */
export interface Asker {
  v1: boolean;
  signedIn: boolean;
}

/** A sentence that explains why an answer is incomplete. */
export function problemSentence(text: Text, problem: AnswerProblem, clock: Asker & { now: number }): string {
  switch (problem.kind) {
    case 'cut':
      return text('answer_cut', problem.rows);
    case 'unread':
      return text('answer_unread', problem.about, utcTime(problem.since));
    case 'needs-people':
      return text('answer_needs_people', problem.actions.join(', '));
    case 'not-in-protocol':
      return text('answer_not_in_protocol', problem.cells.map(({ type, action }) => `${type} ${action}`).join(', '));
    case 'impossible':
      return problem.impossible.map(({ name, why }) => text('query_impossible', name, why)).join(' ');
    case 'no-season':
      return text('answer_no_season', problem.show, problem.seasons.join(', '));
    case 'not-a-title':
      return text('answer_not_a_title', problem.title);
    case 'failed':
      return failureSentence(text, problem, clock);
    default:
      return assertNever(problem);
  }
}

const NOT_FOUND = {
  show: 'answer_no_such_show',
  person: 'answer_no_such_person',
  listing: 'answer_no_such_listing',
} as const;

function failureSentence(text: Text, { about, of, error }: Failure, clock: Asker & { now: number }): string {
  if (error.kind === 'not-found') return text(NOT_FOUND[of], about);
  if (error.kind === 'sign-in' && clock.signedIn) {
    return text(clock.v1 ? 'answer_password_refused' : 'answer_token_refused');
  }
  return text('answer_failed', about, errorSentence(text, error, clock).what);
}

/** `2026-11-22 12:00:00`, from UTC seconds. */
export function utcTime(seconds: number): string {
  return new Date(seconds * SECOND).toISOString().slice(0, 19).replace('T', ' ');
}
