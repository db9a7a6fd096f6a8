/**
 * Messages that exist in English only so far, by key without plural form: the browser shows the English text until they
 * are written in the other languages. `npm run languages` lets exactly these be missing.
 */
export const PENDING_KEYS: readonly string[] = [
  'answer_no_season',
  'answer_no_such_listing',
  'answer_no_such_person',
  'answer_password_refused',
  'answer_token_refused',
  'ask_bad_token',
  'ask_login_incomplete',
  'ask_login_unsafe',
  'ask_login_v1_only',
  'badge_used_up',
  'error_internal',
  'error_internal_round',
  'error_used_up',
  'error_unreachable',
  'error_unreachable_next',
  'error_used_up_next',
  'file_sources',
  'health_state_waiting',
  'popup_gap_detail',
  'popup_part_missing',
  'query_impossible',
  'query_many_usernames',
  'store_lost',
  'why_failed',
  'why_paused',
  'why_unwanted_meanwhile',
];
