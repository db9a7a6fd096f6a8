import { bounded } from '@/utils/lib/bounded';
import {
  BUCKET_REQUESTS,
  fullBudget,
  MAX_NAMED_WAIT_MS,
  MAX_UNNAMED_WAIT_MS,
  MAX_USED_UP_MS,
  MAX_WAITS,
  MIN_TOKENS,
} from '@/utils/poll/budget';
import type { Budget } from '@/utils/store/poller-schema';

const REASONS: readonly unknown[] = [
  'rate-limited',
  'blocked',
  'server',
  'key-refused',
  'locked',
] satisfies Budget['waitReason'][];

/**
 * Clamps every number of a stored budget to its bounds at `now`. If the clock was set back since `at`, the wait moves
 * along: it lasts as long as was left of it at `at`, not as long as the clock was wrong.
 *
 * @returns the same object if nothing had to be changed
 */
export function repairBudget(budget: Budget, now: number): Budget {
  const wasAt = Number.isFinite(budget.at) ? budget.at : now;
  const at = Math.min(wasAt, now);
  const longest = budget.waitReason === null || budget.named === false ? MAX_UNNAMED_WAIT_MS : MAX_NAMED_WAIT_MS;
  const isWait = REASONS.includes(budget.waitReason) && Number.isFinite(budget.waitUntil);
  const repaired: Budget = {
    ...budget,
    tokens: bounded(budget.tokens, MIN_TOKENS, BUCKET_REQUESTS) ?? fullBudget(now).tokens,
    at,
    waitUntil: isWait ? Math.min((budget.waitUntil as number) - (wasAt - at), now + longest) : null,
    waitReason: isWait ? budget.waitReason : null,
    ...(budget.usedUpUntil === undefined
      ? {}
      : { usedUpUntil: bounded(budget.usedUpUntil, 0, now + MAX_USED_UP_MS) ?? undefined }),
    waits: bounded(budget.waits, 0, MAX_WAITS) ?? 0,
    ...(budget.sent === undefined ? {} : { sent: bounded(budget.sent, 0, Number.MAX_SAFE_INTEGER) ?? 0 }),
  };
  const isPlausible = (Object.keys(repaired) as (keyof Budget)[]).every((key) => Object.is(repaired[key], budget[key]));
  return isPlausible ? budget : repaired;
}
