import { browser } from 'wxt/browser';
import { notifyAccessLost, notifySignInExpired } from '@/entrypoints/background/account-notices';
import type { RoundServices, Services } from '@/entrypoints/background/services';
import { keepSentinel } from '@/entrypoints/background/store-guard';
import { createCollectErrors } from '@/utils/lib/collect-errors';
import { err, ok, type Result } from '@/utils/lib/result';
import { readSignals, signal } from '@/utils/messaging/signals';
import { deferralAt } from '@/utils/notify/deferral';
import { deliver } from '@/utils/notify/deliver';
import { LIMITS } from '@/utils/notify/plan';
import { screenNow } from '@/utils/notify/screen';
import type { Trigger } from '@/utils/poll/probe';
import type { Round } from '@/utils/poll/round';
import { hasActiveSources, type Settings } from '@/utils/settings/settings';
import { isNameless } from '@/utils/sources/is-nameless';
import type { Database } from '@/utils/store/open-database';
import { type StoreError, toStoreError } from '@/utils/store/store-error';

/** Held by a round from its request to its end: a second tick has nothing to add. */
const ROUND_LOCK = 'lookout:round';
/**
 * Held while reading or delivering. Separate from the round's lock: each worker starts with `flushOutbox`, and the
 * alarm that woke the worker must wait for it instead of being dropped.
 */
const POLL_LOCK = 'lookout:poll';

const NOTHING_READ: Round = { news: 0, failed: 0, read: 0, stopped: null, error: null, cut: false };

type Deps = Omit<Services, 'env' | Exclude<keyof RoundServices, 'refreshBrowserUi'>>;

const keepAlive = async () => {
  await browser.runtime.getPlatformInfo();
};

const logError = (error: unknown) => void console.error(error);

/** Runs rounds and deliveries one at a time. The content of a round is in `entrypoints/poller`. */
export function createRounds(services: Deps): Pick<RoundServices, 'check' | 'checkSoon' | 'flushOutbox'> {
  const { settings, notifier, database, refreshBrowserUi, now, locks } = services;
  const limits = import.meta.env.FIREFOX ? LIMITS.firefox : LIMITS.chromium;

  const isDeferring = async () => {
    const timing = await settings.read();
    return deferralAt(timing, await screenNow(timing.quiet), now()) !== null;
  };
  const deliverAll = (db: Database) =>
    deliver(db, { notifier, now, settings: settings.read, screen: screenNow, limits });

  /** Runs at the end of every round, and must not stop the steps after it. */
  const notifyAboutAccount = async () => {
    try {
      if (!(await isDeferring())) await notifySignInExpired(services);
    } catch (error) {
      console.error(error);
    }
  };

  /**
   * Looks up the names of sources that a settings file brought without one. If it fails, the next round tries again.
   */
  const findNames = async (db: Database, current: Settings) => {
    if (!(await settings.read()).sources.some(isNameless)) return;
    const { nameSources } = await services.loadScript('extras');
    const isHere = (then: Settings) => services.server(then) === services.server(current);
    await services.lookUp(current, async (trakt) =>
      ok(await nameSources(db, settings, trakt, services.pictures, isHere)),
    );
  };

  async function round(trigger: Trigger): Promise<Result<Round, StoreError>> {
    const current = await settings.read();
    const db = await database(current);
    if (!db.ok) {
      await refreshBrowserUi();
      return db;
    }
    try {
      const { runRound } = await services.loadScript('poller');
      const collectErrors = createCollectErrors(console.error);
      const value = await runRound(
        db.value,
        current,
        {
          ...services,
          isStoreInDoubt: Boolean((await readSignals()).storeProblem),
          isDeferring: isDeferring,
          onLost: (slug, name) => notifyAccessLost(services, slug, name),
          onProgress: (done, total) => signal({ check: { done, total } }),
          keepAlive,
          deliver: deliverAll,
          keepSentinel,
          collectErrors,
        },
        trigger,
      );
      const error = collectErrors.thrown && toStoreError(collectErrors.thrown.error);
      if (error?.reason === 'unavailable') services.reopenDatabase(db.value);
      if (error) await signal({ storeProblem: error.reason });
      // Without a stored read there is no proof that the store works again.
      else if (!hasActiveSources(current) || (value?.read ?? 0) > 0) await signal({ storeProblem: null });
      if (value?.stopped === null && !error) await findNames(db.value, current).catch(logError);
      return error || !value ? err(error ?? toStoreError(null)) : ok(value);
    } finally {
      await signal({ check: null });
      await notifyAboutAccount();
      await refreshBrowserUi();
    }
  }

  /** Rounds that were requested and have not begun. */
  const waiting = new Map<Trigger, Promise<Result<Round, StoreError>>>();

  const check: RoundServices['check'] = (trigger) => {
    if (trigger === 'tick')
      return locks.request(ROUND_LOCK, { ifAvailable: true }, (lock) =>
        lock ? locks.request(POLL_LOCK, () => round(trigger)) : { ok: true as const, value: NOTHING_READ },
      );
    // Requests join a round that is still waiting to begin: it will see all changes made so far.
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
      check('soon').catch(logError);
    },
    async flushOutbox() {
      await locks.request(POLL_LOCK, { ifAvailable: true }, async (lock) => {
        // No round is running: any progress signal was left by a worker that was stopped.
        if (lock) await signal({ check: null });
        const db = lock ? await database() : null;
        const collectErrors = createCollectErrors(console.error);
        const hasDelivered = db?.ok && (await collectErrors(() => deliverAll(db.value)));
        if (collectErrors.thrown) await signal({ storeProblem: toStoreError(collectErrors.thrown.error).reason });
        if (hasDelivered || collectErrors.thrown) await refreshBrowserUi();
      });
    },
  };
}
