import { tellEnded, tellLost } from '@/entrypoints/background/account-notices';
import type { RoundServices, Services } from '@/entrypoints/background/services';
import { keepSentinel } from '@/entrypoints/background/store-guard';
import { createCollectErrors } from '@/utils/lib/collect-errors';
import { err, ok, type Result } from '@/utils/lib/result';
import { signal } from '@/utils/messaging/signals';
import { deliver } from '@/utils/notify/deliver';
import { holdAt } from '@/utils/notify/hold';
import { LIMITS } from '@/utils/notify/plan';
import { screenNow } from '@/utils/notify/screen';
import type { Trigger } from '@/utils/poll/probe';
import type { Round } from '@/utils/poll/round';
import { isWatching } from '@/utils/settings/settings';
import type { Database } from '@/utils/store/open-database';
import { type StoreError, toStoreError } from '@/utils/store/store-error';

/** Held by a round from its wish to its end: a second tick has nothing to add. */
const ROUND_LOCK = 'lookout:round';
/**
 * Held by whoever reads or delivers. Another lock than the round's: each worker starts with `flushOutbox`, and the alarm
 * that woke it must wait for that, not be lost to it.
 */
const POLL_LOCK = 'lookout:poll';

const NOTHING_READ: Round = { news: 0, failed: 0, read: 0, stopped: null, error: null, cut: false };

type Deps = Omit<Services, 'env' | 'lookUp' | Exclude<keyof RoundServices, 'refreshBrowserUi'>>;

/** Rounds and deliveries, one after the other; what a round does is in `entrypoints/reader`. */
export function createRounds(services: Deps): Pick<RoundServices, 'check' | 'checkSoon' | 'flushOutbox'> {
  const { settings, notifier, database, refreshBrowserUi, now, locks } = services;
  const limits = import.meta.env.FIREFOX ? LIMITS.firefox : LIMITS.chromium;

  const isHeld = async () => {
    const timing = await settings.read();
    return holdAt(timing, await screenNow(timing.quiet), now()) !== null;
  };
  const deliverAll = (db: Database) =>
    deliver(db, { notifier, now, settings: settings.read, screen: screenNow, limits });

  /** At the end of a round, whatever became of it: must not keep what comes after from being done. */
  const tellOfAccount = async () => {
    try {
      if (!(await isHeld())) await tellEnded(services);
    } catch (error) {
      console.error(error);
    }
  };

  async function round(trigger: Trigger): Promise<Result<Round, StoreError>> {
    const current = await settings.read();
    const db = await database(current);
    if (!db.ok) {
      await refreshBrowserUi();
      return db;
    }
    try {
      const { runRound } = await services.loadScript('reader');
      const onLost = (slug: string, name: string) => tellLost(services, slug, name);
      const deps = { ...services, isHeld, onLost, deliver: deliverAll, keepSentinel };
      const { round: read, thrown } = await runRound(db.value, current, deps, trigger);
      const error = thrown && toStoreError(thrown.error);
      if (error?.reason === 'unavailable') services.reopenDatabase(db.value);
      if (error) await signal({ storeTrouble: error.reason });
      // Where nothing was to be stored, nothing shows that it can be.
      else if (!isWatching(current) || (read?.read ?? 0) > 0) await signal({ storeTrouble: null });
      return error || !read ? err(error ?? toStoreError(null)) : ok(read);
    } finally {
      await signal({ check: null });
      await tellOfAccount();
      await refreshBrowserUi();
    }
  }

  /** Rounds that were asked for and have not begun. */
  const waiting = new Map<Trigger, Promise<Result<Round, StoreError>>>();

  const check: RoundServices['check'] = (trigger) => {
    if (trigger === 'tick')
      return locks.request(ROUND_LOCK, { ifAvailable: true }, (lock) =>
        lock ? locks.request(POLL_LOCK, () => round(trigger)) : { ok: true as const, value: NOTHING_READ },
      );
    // Whoever asks while one is waiting to begin is answered by that one: it sees all that has changed so far.
    const joined = waiting.get('now') ?? waiting.get(trigger);
    if (joined) return joined;
    const begin = () => {
      waiting.delete(trigger);
      return round(trigger);
    };
    const next = locks.request(ROUND_LOCK, () => locks.request(POLL_LOCK, begin));
    waiting.set(trigger, next);
    return next;
  };

  return {
    check,
    checkSoon() {
      check('soon').catch((error: unknown) => console.error(error));
    },
    async flushOutbox() {
      await locks.request(POLL_LOCK, { ifAvailable: true }, async (lock) => {
        // Nothing is under way: what says so was left behind by a worker that was stopped.
        if (lock) await signal({ check: null });
        const db = lock ? await database() : null;
        const collectErrors = createCollectErrors(console.error);
        const isTold = db?.ok && (await collectErrors(() => deliverAll(db.value)));
        if (collectErrors.thrown) await signal({ storeTrouble: toStoreError(collectErrors.thrown.error).reason });
        if (isTold || collectErrors.thrown) await refreshBrowserUi();
      });
    },
  };
}
