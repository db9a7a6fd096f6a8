import { askInView } from '@/entrypoints/background/ask-in-view';
import { type BackgroundRoundDeps, createRound } from '@/entrypoints/background/round';
import type { RoundServices } from '@/entrypoints/background/services';
import { createCollectErrors } from '@/utils/lib/collect-errors';
import type { Result } from '@/utils/lib/result';
import { type DeliveryDeps, deliver } from '@/utils/notify/deliver';
import { screenNow } from '@/utils/notify/screen';
import type { Trigger } from '@/utils/poll/probe';
import { NO_ROUND, type Round } from '@/utils/poll/round';
import type { Settings } from '@/utils/settings/settings';
import type { Database } from '@/utils/store/open-database';
import { type StoreError, toStoreError } from '@/utils/store/store-error';

/** Held by a round from its request to its end: a second tick has nothing to add. */
const ROUND_LOCK = 'lookout:round';
/**
 * Held while reading or delivering. Separate from the round's lock: each worker starts with `flushOutbox`, and the
 * alarm that woke the worker must wait for it instead of being dropped.
 */
const POLL_LOCK = 'lookout:poll';

/** Firefox drops notifications that are created less than this apart, ms. */
const FIREFOX_PAUSE_MS = 500;
const pausing = import.meta.env.FIREFOX
  ? { pause: () => new Promise<void>((resolve) => setTimeout(resolve, FIREFOX_PAUSE_MS)) }
  : {};

/** Runs rounds and deliveries one at a time. */
export function createRounds(
  services: BackgroundRoundDeps,
): Pick<RoundServices, 'check' | 'checkSoon' | 'flushOutbox' | 'alone'> {
  const { settings, notifier, database, refreshBrowserUi, signals, now, locks, server, loadScript } = services;
  const reviseSummaries: DeliveryDeps['reviseSummaries'] = async (...input) =>
    (await loadScript('extras')).reviseSummaries(...input);
  /** @param of the settings by which `db` was opened */
  const deliverAll = (db: Database, of: Settings) => {
    const here = async () => {
      const then = await settings.read();
      return server(then) === server(of) ? then : null;
    };
    const deps = { notifier, now, settings: here, screen: screenNow, inView: askInView, reviseSummaries, ...pausing };
    return deliver(db, deps);
  };
  const round = createRound(services, deliverAll);

  const flush = async () => {
    // No round is running: any progress signal was left by a worker that was stopped.
    await signals.set({ check: null });
    const current = await settings.read();
    const db = await database(current);
    const collectErrors = createCollectErrors(console.error);
    const hasDelivered = db.ok && (await collectErrors(() => deliverAll(db.value, current)));
    if (collectErrors.thrown) await signals.set({ storeProblem: toStoreError(collectErrors.thrown.error).reason });
    if (hasDelivered || collectErrors.thrown) await refreshBrowserUi();
  };
  /** Whether a delivery waits for the end of what is running. */
  let isFlushQueued = false;

  /** Rounds that were requested and have not begun. */
  const waiting = new Map<Trigger, Promise<Result<Round, StoreError>>>();

  const check: RoundServices['check'] = (trigger) => {
    if (trigger === 'tick' || trigger === 'look')
      return locks.request(ROUND_LOCK, { ifAvailable: true }, (lock) =>
        lock ? locks.request(POLL_LOCK, () => round(trigger)) : { ok: true as const, value: NO_ROUND },
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
    alone: (work) => locks.request(ROUND_LOCK, () => locks.request(POLL_LOCK, work)),
    checkSoon() {
      check('soon').catch(console.error);
    },
    async flushOutbox() {
      const isDone = await locks.request(POLL_LOCK, { ifAvailable: true }, async (lock) => {
        if (lock) await flush();
        return lock !== null;
      });
      if (isDone || isFlushQueued) return;
      // The work in progress may have read the settings before they changed.
      isFlushQueued = true;
      const next = () => {
        isFlushQueued = false;
        return flush();
      };
      locks.request(POLL_LOCK, next).catch(console.error);
    },
  };
}
