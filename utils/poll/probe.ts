import { MINUTE } from '@/utils/lib/time';
import { isWaiting, MAX_UNNAMED_WAIT } from '@/utils/poll/budget';
import type { Budget } from '@/utils/store/schema';

/** Why a check runs: the alarm; something has changed (network, browser start, somebody is back); the person asked. */
export type Trigger = 'tick' | 'soon' | 'now';

/** Alarms and answers come a little early or late. */
const SLACK = MINUTE / 2;

/**
 * Whether a check may send one request although a wait is on: only where nobody named the end of the wait. The alarm does
 * so once a check, even where it rings each minute; other triggers do at once. A named `Retry-After` is always kept, and
 * so is the rest of a refused key or a locked account.
 *
 * @param budget `at` is when the last request was answered
 */
export function mayProbe(budget: Budget, trigger: Trigger, checkMinutes: number, now: number): boolean {
  const isAsked = budget.waitReason === 'rate-limited' || budget.waitReason === 'blocked';
  if (!isWaiting(budget, now) || !isAsked || budget.named !== false) return false;
  return trigger !== 'tick' || now - budget.at >= Math.min(checkMinutes * MINUTE, MAX_UNNAMED_WAIT) - SLACK;
}
