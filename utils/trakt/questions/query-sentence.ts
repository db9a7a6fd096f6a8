import { ACTIONS, TYPES } from '@/utils/activity/activity';
import { assertNever } from '@/utils/lib/assert-never';
import type { Text } from '@/utils/lib/text';
import type { InvalidQuery } from '@/utils/trakt/questions/query';

/** A sentence about a query's problem that says how to correct it. */
export function querySentence(text: Text, problem: InvalidQuery): string {
  switch (problem.kind) {
    case 'no-username':
      return text('query_no_username');
    case 'many-usernames':
      return text('query_many_usernames', problem.usernames);
    case 'no-titles':
      return text('query_no_titles');
    case 'bad-title':
      return text('query_bad_title', problem.title);
    case 'no-seasons':
      return text('query_no_seasons');
    case 'bad-season':
      return text('query_bad_season', String(problem.season));
    case 'bad-person':
      return text('query_bad_person', problem.person);
    case 'no-types':
      return text('query_no_types', TYPES.join(', '));
    case 'no-actions':
      return text('query_no_actions', ACTIONS.join(', '));
    case 'unknown-type':
      return text('query_unknown_type', problem.name, TYPES.join(', '));
    case 'unknown-action':
      return text('query_unknown_action', problem.name, ACTIONS.join(', '));
    case 'illegal-pair':
      return text('query_illegal_pair', problem.types.join(', '), problem.actions.join(', '));
    case 'bad-time':
      return text('query_bad_time', String(problem.value));
    case 'start-after-end':
      return text('query_start_after_end', String(problem.startTs), String(problem.endTs));
    default:
      return assertNever(problem);
  }
}
