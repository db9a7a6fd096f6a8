import type { LookUp, Services } from '@/entrypoints/background/services';
import type { Poller } from '@/entrypoints/poller/poller';
import { err } from '@/utils/lib/result';
import type { CommandError } from '@/utils/messaging/protocol';
import { countAnswers } from '@/utils/poll/count-answers';
import { repairBudget } from '@/utils/poll/repair-budget';
import type { Database } from '@/utils/store/open-database';
import type { Budget } from '@/utils/store/poller-schema';
import { updatePollerState } from '@/utils/store/poller-state';
import { readBudget, waitOf } from '@/utils/store/read/waiting';
import type { Answered } from '@/utils/trakt/http';

type Deps = Pick<Services, 'connection' | 'database' | 'refreshBrowserUi' | 'now' | 'random'> & {
  /** The script that talks to Trakt. */
  trakt: () => Promise<ReturnType<Poller['openTrakt']>>;
};

export function createLookUp({ connection, trakt, database, refreshBrowserUi, now, random }: Deps): LookUp {
  return async (of, ask, trial) => {
    if ((trial?.clientId ?? connection(of).clientId) === null) return err({ kind: 'no-client-id' });
    const db = await database(of);
    const leftAlone = async () => {
      const budget = db.ok ? await budgetNow(db.value, now()).catch(console.error as () => undefined) : undefined;
      const error = waitOf(budget, now())?.error;
      return error && isAskedToWait(error) ? err(error) : null;
    };
    const waits = await leftAlone();
    if (waits) return waits;
    const answers: Answered[] = [];
    const feed = (await trakt()).feed(of, { ...trial, onAnswer: (answered) => answers.push(answered) });
    if (!feed) return err({ kind: 'no-client-id' });
    const found = await ask(feed);
    // Trakt's answer remains valid if the store rejects writes.
    if (db.ok) await countAnswers(db.value, answers, now(), random).catch(console.error);
    if (found.ok || !isAskedToWait(found.error)) return found;
    await refreshBrowserUi();
    // Includes the end of the wait even if Trakt has not named one.
    return (await leftAlone()) ?? found;
  };
}

/** Stores the repaired budget, so that a clock that was set back moves a wait only once. */
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
