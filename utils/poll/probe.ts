import { MINUTE } from '@/utils/lib/time';
import { isWaiting, MAX_UNNAMED_WAIT_MS } from '@/utils/poll/budget';
import type { Budget } from '@/utils/store/poller-schema';

/**
 * Why a check runs. `tick`: the alarm. `soon`: something changed (network, browser start, the person is back). `now`:
 * the person asked. `look`: an open panel asks for people with a title that should end about now, see `look-again`.
 */
export type Trigger = 'tick' | 'soon' | 'now' | 'look';

/** Tolerance for alarms and answers that come slightly early or late. */
const TIMER_TOLERANCE_MS = MINUTE / 2;

/**
 * Whether a check may send one request during a wait. It may if the end of the wait is only Lookout's guess: the alarm
 * once per check interval, even if it rings each minute; other triggers at once. It may not during a wait that
 * `Retry-After` named, or one for a refused key or a locked account.
 *
 * @param budget its `at` is the time of the last answer
 */
export function mayProbe(budget: Budget, trigger: Trigger, checkMinutes: number, now: number): boolean {
  const isAsked = budget.waitReason === 'rate-limited' || budget.waitReason === 'blocked';
  if (!isWaiting(budget, now) || !isAsked || budget.named !== false || trigger === 'look') return false;
  return (
    trigger !== 'tick' || now - budget.at >= Math.min(checkMinutes * MINUTE, MAX_UNNAMED_WAIT_MS) - TIMER_TOLERANCE_MS
  );
}
