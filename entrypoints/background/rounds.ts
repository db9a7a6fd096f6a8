import { browser } from 'wxt/browser';
import { tellEnded, tellLost } from '@/entrypoints/background/account-notices';
import type { Services } from '@/entrypoints/background/services';
import { keepSentinel } from '@/entrypoints/background/store-guard';
import { createCollectErrors } from '@/utils/lib/collect-errors';
import type { Result } from '@/utils/lib/result';
import { readSignals, signal } from '@/utils/messaging/signals';
import { deliver } from '@/utils/notify/deliver';
import { holdAt } from '@/utils/notify/hold';
import { LIMITS } from '@/utils/notify/plan';
import { screenNow } from '@/utils/notify/screen';
import { countAnswers } from '@/utils/poll/count-answers';
import type { Trigger } from '@/utils/poll/probe';
import type { PollDeps, Round } from '@/utils/poll/round';
import { isWatching, type Settings } from '@/utils/settings/settings';
import { type Database, type StoreError, toStoreError } from '@/utils/store/open-database';
import { readPollerState } from '@/utils/store/poller-state';
import { probeWrite } from '@/utils/store/write';
import type { Answered } from '@/utils/trakt/http';

/** Held by a round from its wish to its end: a second tick has nothing to add. */
const ROUND_LOCK = 'lookout:round';
/**
 * Held by whoever reads or delivers. Another lock than the round's: each worker starts with `recover`, and the alarm
 * that woke it must wait for that, not be lost to it.
 */
const POLL_LOCK = 'lookout:poll';

const NOTHING_READ: Round = { news: 0, failed: 0, read: 0, stopped: null, error: null, cut: false };

const keepAlive = async () => {
  await browser.runtime.getPlatformInfo();
};

/** Reads and tells, one after the other: see `Services.check` and `Services.recover`. */
export function createRounds(
  services: Omit<Services, 'env' | 'lookUp' | 'check' | 'recover'>,
): Pick<Services, 'check' | 'recover'> {
  const {
    connection,
    server,
    session,
    settings,
    text,
    notifier,
    pictures,
    database,
    reopenDatabase,
    feed,
    changed,
    ...seams
  } = services;
  const limits = import.meta.env.FIREFOX ? LIMITS.firefox : LIMITS.chromium;

  const isHeld = async () => {
    const timing = await settings.read();
    return holdAt(timing, await screenNow(timing.quiet), seams.now()) !== null;
  };
  const deliverAll = (db: Database) =>
    deliver(db, { notifier, now: seams.now, settings: settings.read, screen: screenNow, limits });

  /** At the end of a round, whatever became of it: must not keep what comes after from being done. */
  const tellOfAccount = async () => {
    try {
      if (!(await isHeld())) await tellEnded({ session, settings, text, notifier });
    } catch (error) {
      console.error(error);
    }
  };

  async function round(trigger: Trigger): Promise<Result<Round, StoreError>> {
    const current = await settings.read();
    const db = await database(current);
    if (!db.ok) {
      await changed();
      return db;
    }
    const collectErrors = createCollectErrors(console.error);
    try {
      const { runPoll, commit, nameSources, prune } = await seams.loadReader();
      const isHere = (then: Settings) => server(then) === server(current);
      const latest = async () => {
        const then = await settings.read();
        return isHere(then) ? then : current;
      };
      // As it was before this round sets it.
      const lastCheck = await collectErrors(async () => (await readPollerState(db.value))?.lastCheck ?? null);
      const deps: PollDeps = {
        settings: latest,
        protocol: connection(current).protocol,
        now: seams.now,
        random: seams.random,
        createFeed: (from, onAnswer) => feed(from, { onAnswer }),
        account: async () => (await session(current)).account(),
        keepAlive,
        commit,
        isHeld,
        onLost: (slug, name) => tellLost({ text, notifier }, slug, name),
        deliver: async (store) => isHere(await settings.read()) && deliverAll(store),
        collectErrors,
        onProgress: (done, total) => signal({ check: { done, total } }),
      };
      // After a round that could not store, Trakt is asked only once a write goes through.
      const canStore =
        !(await readSignals()).storeTrouble || (await collectErrors(() => probeWrite(db.value).then(() => true)));
      const value = canStore ? await collectErrors(() => runPoll(db.value, current, deps, trigger)) : undefined;
      if (!canStore) await collectErrors(() => deliverAll(db.value));
      const answers: Answered[] = [];
      const isWell = value?.stopped === null && !collectErrors.thrown;
      const named = isWell && feed(current, { onAnswer: (each) => answers.push(each) });
      if (named) await collectErrors(() => nameSources(db.value, settings, named, pictures, isHere));
      await collectErrors(() => countAnswers(db.value, answers, seams.now(), seams.random));
      // Also where nothing could be stored: it makes room.
      await collectErrors(() => prune(db.value, { ...current.keep, lastCheck }, seams.now(), keepAlive));
      if (value && !collectErrors.thrown) await collectErrors(() => keepSentinel(db.value, seams.now()));
      const error = collectErrors.thrown && toStoreError(collectErrors.thrown.error);
      if (error?.reason === 'unavailable') reopenDatabase(db.value);
      if (error) await signal({ storeTrouble: error.reason });
      // Where nothing was to be stored, nothing shows that it can be.
      else if (!isWatching(current) || (value?.read ?? 0) > 0) await signal({ storeTrouble: null });
      return error || !value ? { ok: false, error: error ?? toStoreError(null) } : { ok: true, value };
    } finally {
      await signal({ check: null });
      await tellOfAccount();
      await changed();
    }
  }

  /** Rounds that were asked for and have not begun. */
  const waiting = new Map<Trigger, Promise<Result<Round, StoreError>>>();

  return {
    check(trigger) {
      if (trigger === 'tick')
        return seams.locks.request(ROUND_LOCK, { ifAvailable: true }, (lock) =>
          lock ? seams.locks.request(POLL_LOCK, () => round(trigger)) : { ok: true as const, value: NOTHING_READ },
        );
      // Whoever asks while one is waiting to begin is answered by that one: it sees all that has changed so far.
      const joined = waiting.get('now') ?? waiting.get(trigger);
      if (joined) return joined;
      const begin = () => {
        waiting.delete(trigger);
        return round(trigger);
      };
      const next = seams.locks.request(ROUND_LOCK, () => seams.locks.request(POLL_LOCK, begin));
      waiting.set(trigger, next);
      return next;
    },
    async recover() {
      await changed();
      await seams.locks.request(POLL_LOCK, { ifAvailable: true }, async (lock) => {
        // Nothing is under way: what says so was left behind by a worker that was stopped.
        if (lock) await signal({ check: null });
        const db = lock ? await database() : null;
        const collectErrors = createCollectErrors(console.error);
        const isTold = db?.ok && (await collectErrors(() => deliverAll(db.value)));
        if (collectErrors.thrown) await signal({ storeTrouble: toStoreError(collectErrors.thrown.error).reason });
        if (isTold || collectErrors.thrown) await changed();
      });
    },
  };
}
