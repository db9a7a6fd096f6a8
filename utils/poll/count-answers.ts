import { afterAnswer, fullBudget } from '@/utils/poll/budget';
import type { Database } from '@/utils/store/open-database';
import { putPollerState, readPollerState } from '@/utils/store/poller-state';
import type { Answered } from '@/utils/trakt/http';

/** Counts what was asked outside of reads, look-ups of names, as spent; a wait that it met is kept. */
export async function countAnswers(
  db: Database,
  answers: readonly Answered[],
  now: number,
  random: () => number,
): Promise<void> {
  if (answers.length === 0) return;
  const known = await readPollerState(db);
  const before = known?.budget ?? fullBudget(now);
  const budget = answers.reduce((each, answered) => afterAnswer(each, answered, now, random), before);
  await putPollerState(db, { lastCheck: null, ...known, budget });
}
