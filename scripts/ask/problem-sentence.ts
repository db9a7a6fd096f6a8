import { errorSentence } from '@/components/ui/error-sentence';
import { assertNever } from '@/utils/lib/assert-never';
import type { Text } from '@/utils/lib/text';
import { SECOND } from '@/utils/lib/time';
import type { AnswerProblem } from '@/utils/trakt/questions/answer';

/** Why an answer is not everything, in a sentence. */
export function problemSentence(text: Text, problem: AnswerProblem, clock: { now: number; v1: boolean }): string {
  switch (problem.kind) {
    case 'cut':
      return text('answer_cut', problem.rows);
    case 'unread':
      return text('answer_unread', problem.about, utcTime(problem.since));
    case 'needs-people':
      return text('answer_needs_people', problem.actions.join(', '));
    case 'not-in-protocol':
      return text('answer_not_in_protocol', problem.cells.map(({ type, action }) => `${type} ${action}`).join(', '));
    case 'not-a-title':
      return text('answer_not_a_title', problem.title);
    case 'failed':
      if (problem.of === 'show' && problem.error.kind === 'not-found') {
        return text('answer_no_such_show', problem.about);
      }
      return text('answer_failed', problem.about, errorSentence(text, problem.error, clock).what);
    default:
      return assertNever(problem);
  }
}

/** `2026-11-22 12:00:00`, from UTC seconds. */
export function utcTime(seconds: number): string {
  return new Date(seconds * SECOND).toISOString().slice(0, 19).replace('T', ' ');
}
