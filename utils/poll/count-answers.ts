import { afterAnswer, fullBudget } from '@/utils/poll/budget';
import { repairBudget } from '@/utils/poll/repair-budget';
import type { Database } from '@/utils/store/open-database';
import { updatePollerState } from '@/utils/store/poller-state';
import type { Answered } from '@/utils/trakt/http';

/** Counts the requests of look-ups as spent, and stores a wait that they met. Safe while a round is running. */
export async function countAnswers(
  db: Database,
  answers: readonly Answered[],
  now: number,
  random: () => number,
): Promise<void> {
  if (answers.length === 0) return;
  await updatePollerState(db, (known) => {
    const before = known ? repairBudget(known.budget, now) : fullBudget(now);
    const budget = answers.reduce((each, answered) => afterAnswer(each, answered, now, random), before);
    return { lastCheck: null, ...known, budget };
  });
}
