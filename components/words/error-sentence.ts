import { assertNever } from '@/utils/lib/assert-never';
import { shortTime } from '@/utils/lib/relative-time';
import type { Text } from '@/utils/lib/text';
import type { SendError } from '@/utils/messaging/send';

export interface ErrorSentence {
  /** What is wrong. */
  what: string;
  /** What to do next. */
  next: string;
}

/**
 * Every error in plain words.
 *
 * @param v1 true on protocol v1, where the Client ID is called API key
 * @param about what was requested: some texts depend on it
 */
export function errorSentence(
  text: Text,
  error: SendError,
  { now, v1, about = 'user' }: { now: number; v1: boolean; about?: 'user' | 'show' | undefined },
): ErrorSentence {
  const until = (at: number) => shortTime(at, now, text.locale);
  switch (error.kind) {
    case 'offline':
      return { what: text('error_offline'), next: text('error_offline_next') };
    case 'timeout':
      return { what: text('error_timeout'), next: text('error_timeout_next') };
    case 'private':
      return { what: text('error_private'), next: text('error_private_next') };
    case 'not-found':
      return about === 'show'
        ? { what: text('error_show_not_found'), next: text('error_show_not_found_next') }
        : { what: text('error_not_found'), next: text('error_not_found_next') };
    case 'sign-in':
      return { what: text('error_sign_in'), next: text('error_sign_in_next') };
    case 'key-refused':
      return {
        what: text(v1 ? 'error_key_refused_v1' : 'error_key_refused'),
        next: text('error_key_refused_next'),
      };
    case 'forbidden':
      return {
        what: text(v1 ? 'error_forbidden_v1' : 'error_forbidden'),
        next: text(v1 ? 'error_forbidden_next_v1' : 'error_forbidden_next'),
      };
    case 'blocked':
      return {
        what: error.retryAt ? text('error_blocked_until', until(error.retryAt)) : text('error_blocked'),
        next: text('error_blocked_next'),
      };
    case 'rate-limited':
      return {
        what: error.retryAt ? text('error_rate_limited_until', until(error.retryAt)) : text('error_rate_limited'),
        next: text('error_rate_limited_next'),
      };
    case 'locked':
      return { what: text('error_locked'), next: text('error_locked_next') };
    case 'user-locked':
      return { what: text('error_user_locked'), next: text('error_user_locked_next') };
    case 'vip-only':
      return { what: text('error_vip_only'), next: text('error_vip_only_next') };
    case 'server':
      return { what: text('error_server', String(error.status)), next: text('error_server_next') };
    case 'not-json':
      return { what: text('error_not_json'), next: text('error_not_json_next') };
    case 'bad-shape':
      return { what: text('error_bad_shape'), next: text('error_bad_shape_next') };
    case 'internal':
      return { what: text('error_internal'), next: text('error_bad_shape_next') };
    case 'unexpected':
      return { what: text('error_unexpected', String(error.status)), next: text('error_unexpected_next') };
    case 'not-a-user':
      return {
        what: error.text.trim() ? text('error_not_a_user', shorten(error.text.trim())) : text('error_not_a_user_empty'),
        next: text('error_not_a_user_next'),
      };
    case 'not-a-show':
      return {
        what: error.text.trim() ? text('error_not_a_show', shorten(error.text.trim())) : text('error_not_a_show_empty'),
        next: text('error_not_a_show_next'),
      };
    case 'stars-full':
      return { what: text('error_stars_full'), next: text('error_stars_full_next') };
    case 'already-watched':
      return { what: text('error_already_watched', error.name), next: text('error_already_watched_next') };
    case 'no-client-id':
      return {
        what: text(v1 ? 'error_no_client_id_v1' : 'error_no_client_id'),
        next: text('error_no_client_id_next'),
      };
    case 'settings-file':
      return {
        what: text.plural('error_settings_file', error.problems.length),
        next: text('error_settings_file_next'),
      };
    case 'store':
      return storeSentence(text, error.reason);
    case 'incomplete':
      return { what: text('error_incomplete'), next: text('error_incomplete_next') };
    case 'used-up':
      return { what: text('error_used_up', until(error.until)), next: text('error_used_up_next') };
    case 'unreachable':
      return { what: text('error_unreachable', until(error.until)), next: text('error_unreachable_next') };
    case 'gone':
      return { what: text('error_gone'), next: text('error_gone_next') };
    case 'no-answer':
      return { what: text('error_no_answer'), next: text('error_no_answer_next') };
    default:
      return assertNever(error);
  }
}

function storeSentence(text: Text, reason: Extract<SendError, { kind: 'store' }>['reason']): ErrorSentence {
  switch (reason) {
    case 'newer-version':
      return { what: text('error_store_newer'), next: text('error_store_newer_next') };
    case 'blocked':
      return { what: text('error_store_blocked'), next: text('error_store_blocked_next') };
    case 'full':
      return { what: text('error_store_full'), next: text('error_store_full_next') };
    case 'internal':
      return { what: text('error_internal_round'), next: text('error_bad_shape_next') };
    case 'unavailable':
      return { what: text('error_store_unavailable'), next: text('error_store_unavailable_next') };
    default:
      return assertNever(reason);
  }
}

const MAX_DETAIL_CHARS = 60;

function shorten(words: string): string {
  const signs = [...words];
  return signs.length > MAX_DETAIL_CHARS ? `${signs.slice(0, MAX_DETAIL_CHARS).join('')}…` : words;
}
