import type { ErrorSentence } from '@/components/words/error-sentence';
import type { DeviceProblem, SignInProblem } from '@/utils/account/account';
import { assertNever } from '@/utils/lib/assert-never';
import type { Text } from '@/utils/lib/text';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';

/** Why signing in failed, and what to do next. */
export function signInSentence(text: Text, problem: SignInProblem): ErrorSentence {
  switch (problem.kind) {
    case 'cancelled':
      return { what: text('signin_cancelled'), next: text('signin_cancelled_next') };
    case 'denied':
      return { what: text('signin_denied'), next: text('signin_denied_next') };
    case 'wrong-state':
      return { what: text('signin_wrong_state'), next: text('signin_wrong_state_next') };
    case 'expired':
      return { what: text('signin_expired'), next: text('signin_expired_next') };
    case 'wants-secret':
      return { what: text('signin_wants_secret'), next: text('signin_wants_secret_next') };
    case 'refused':
      return { what: text('signin_refused', problem.code), next: text('signin_refused_next') };
    case 'offline':
      return { what: text('error_offline'), next: text('error_offline_next') };
    case 'server':
      return { what: text('error_server', String(problem.status)), next: text('error_server_next') };
    default:
      return assertNever(problem);
  }
}

/** Why sign-in with a code failed. */
export function deviceSentence(text: Text, problem: DeviceProblem): ErrorSentence {
  switch (problem.kind) {
    case 'expired':
      return { what: text('device_expired'), next: text('device_expired_next') };
    case 'wants-secret':
      return { what: text('device_not_here'), next: text('device_not_here_next') };
    default:
      return signInSentence(text, problem);
  }
}

/** A clock error that would make the times in the feed misleading, ms. */
const MAX_CLOCK_ERROR_MS = 5 * MINUTE;

/**
 * Warning after a successful sign-in if this computer's clock is wrong; null if it is right. The sign-in does not
 * depend on the clock, but the times in the feed do.
 */
export function clockSentence(text: Text, ahead: number | null): string | null {
  const off = Math.abs(ahead ?? 0);
  if (ahead === null || off < MAX_CLOCK_ERROR_MS) return null;
  const whole = (size: number) => Math.round(off / size);
  const [unit, count] =
    whole(MINUTE) < 60
      ? (['minute', whole(MINUTE)] as const)
      : whole(HOUR) < 24
        ? (['hour', whole(HOUR)] as const)
        : (['day', whole(DAY)] as const);
  const format = new Intl.NumberFormat(text.locale, { style: 'unit', unit, unitDisplay: 'long' });
  return text(ahead > 0 ? 'signin_clock_ahead' : 'signin_clock_behind', format.format(count));
}
