import type { FeedUse, Services } from '@/entrypoints/background/services';
import { err, type Result } from '@/utils/lib/result';
import type { CommandError } from '@/utils/messaging/protocol';
import { countAnswers } from '@/utils/poll/count-answers';
import { repairBudget } from '@/utils/poll/repair-budget';
import type { Settings } from '@/utils/settings/settings';
import type { Database } from '@/utils/store/open-database';
import { updatePollerState } from '@/utils/store/poller-state';
import { readBudget, waitOf } from '@/utils/store/read/waiting';
import type { Budget } from '@/utils/store/schema';
import type { ActivityFeed } from '@/utils/trakt/activity-feed';
import type { Answered } from '@/utils/trakt/http';

/**
 * Asks the Trakt that `of` means something for a page. While Trakt or its edge wants to be left alone, nothing is sent and
 * that is the answer; a wait for other reasons, a refused key, says nothing of the key that may be tried here. What was
 * spent, and a wait that was met, are in the budget before the page has its answer.
 */
export type LookUp = <T>(
  of: Settings,
  ask: (trakt: ActivityFeed) => Promise<Result<T, CommandError>>,
  use?: Omit<FeedUse, 'onAnswer'>,
) => Promise<Result<T, CommandError>>;

type Needs = Pick<Services, 'feed' | 'database' | 'changed' | 'now' | 'random'>;

export function createLookUp({ feed, database, changed, now, random }: Needs): LookUp {
  return async (of, ask, use) => {
    const answers: Answered[] = [];
    const trakt = feed(of, { ...use, onAnswer: (answered) => answers.push(answered) });
    if (!trakt) return err({ kind: 'no-client-id' });
    const db = await database(of);
    const leftAlone = async () => {
      const budget = db.ok ? await budgetNow(db.value, now()).catch(giveUp) : undefined;
      const error = waitOf(budget, now())?.error;
      return error && isAskedToWait(error) ? err(error) : null;
    };
    const waits = await leftAlone();
    if (waits) return waits;
    const found = await ask(trakt);
    if (db.ok) await countAnswers(db.value, answers, now(), random).catch(giveUp);
    if (found.ok || !isAskedToWait(found.error)) return found;
    await changed();
    // With the time, also where Trakt has not named one.
    return (await leftAlone()) ?? found;
  };
}

/** Where the store takes nothing, Trakt's answer is worth as much as ever. */
const giveUp = (error: unknown) => void console.error(error);

/** A clock that was set back moves a wait once, and not with each look. */
async function budgetNow(db: Database, now: number): Promise<Budget | undefined> {
  const stored = await readBudget(db);
  const budget = stored && repairBudget(stored, now);
  if (budget !== stored)
    await updatePollerState(db, (state) => state && { ...state, budget: repairBudget(state.budget, now) });
  return budget;
}

function isAskedToWait({ kind }: CommandError): boolean {
  return kind === 'rate-limited' || kind === 'blocked';
}
