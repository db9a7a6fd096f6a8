import { browser } from 'wxt/browser';
import { notifyAccessLost, notifySignInExpired } from '@/entrypoints/background/account-notices';
import { createProgress } from '@/entrypoints/background/progress';
import type { RoundServices, Services } from '@/entrypoints/background/services';
import { keepSentinel } from '@/entrypoints/background/store-guard';
import type { Poller } from '@/entrypoints/poller/poller';
import { createCollectErrors } from '@/utils/lib/collect-errors';
import { err, ok, type Result } from '@/utils/lib/result';
import { deferralAt } from '@/utils/notify/deferral';
import { screenNow } from '@/utils/notify/screen';
import type { Trigger } from '@/utils/poll/probe';
import type { Round } from '@/utils/poll/round';
import { hasActiveSources, type Settings } from '@/utils/settings/settings';
import { isNameless } from '@/utils/sources/is-nameless';
import type { Database } from '@/utils/store/open-database';
import { type StoreError, toStoreError } from '@/utils/store/store-error';
import type { Upkeep } from '@/utils/store/upkeep';

export type BackgroundRoundDeps = Omit<Services, 'env' | Exclude<keyof RoundServices, 'refreshBrowserUi'>>;

const keepAlive = async () => {
  await browser.runtime.getPlatformInfo();
};

/** Looks up the names of sources that a settings file brought without one. If it fails, the next round tries again. */
async function findNames(services: BackgroundRoundDeps, db: Database, current: Settings): Promise<void> {
  const { settings } = services;
  if (!(await settings.read()).sources.some(isNameless)) return;
  const { nameSources } = await services.loadScript('extras');
  const isHere = (then: Settings) => services.server(then) === services.server(current);
  await services.lookUp(current, async (trakt) =>
    ok(await nameSources(db, settings, trakt, services.pictures, isHere)),
  );
}

/**
 * One round: opens the store, runs the script `entrypoints/poller`, and passes its outcome on to signals, account
 * notices and browser UI.
 *
 * @param deliver raises the notifications in the outbox
 */
export function createRound(
  services: BackgroundRoundDeps,
  deliver: (db: Database, of: Settings) => Promise<boolean>,
): (trigger: Trigger) => Promise<Result<Round, StoreError>> {
  const { settings, database, refreshBrowserUi, signals, now } = services;

  const isDeferring = async () => {
    const timing = await settings.read();
    return deferralAt(timing, await screenNow(timing.quiet), now()) !== null;
  };

  /** Runs at the end of every round, and must not stop the steps after it. */
  const notifyAboutAccount = async (session: Services['session']) => {
    try {
      if (!(await isDeferring())) await notifySignInExpired({ ...services, session });
    } catch (error) {
      console.error(error);
    }
  };

  const run = async (
    db: Database,
    current: Settings,
    trigger: Trigger,
    trakt: ReturnType<Poller['openTrakt']>,
  ): Promise<Result<Round, StoreError>> => {
    const { runRound } = await services.loadScript('poller');
    const collectErrors = createCollectErrors(console.error);
    const deps = {
      ...services,
      trakt,
      isStoreInDoubt: Boolean((await signals.read()).storeProblem),
      isDeferring,
      onLost: (slug: string, name: string) => notifyAccessLost(services, slug, name),
      onProgress: trigger === 'look' ? async () => {} : createProgress(signals, now),
      keepAlive,
      deliver: (store: Database) => deliver(store, current),
      keepSentinel: (store: Database) => keepSentinel(store, services.loadScript, now()),
      keepSmall: async (store: Database, due: Upkeep) =>
        (await services.loadScript('extras')).keepSmall(store, due, now(), keepAlive),
      collectErrors,
    };
    const value = await runRound(db, current, deps, trigger);
    const error = collectErrors.thrown && toStoreError(collectErrors.thrown.error);
    if (error?.reason === 'unavailable') services.reopenDatabase(db);
    // Only a stored read proves that the store works again, unless there is nothing to read: no active source, or
    // nobody is signed in.
    const isProof = !hasActiveSources(current) || value?.read || value?.error?.kind === 'sign-in';
    if (error || isProof) await signals.set({ storeProblem: error?.reason ?? null });
    if (value?.stopped === null && !error) await findNames(services, db, current).catch(console.error);
    return error || !value ? err(error ?? toStoreError(null)) : ok(value);
  };

  return async (trigger) => {
    const current = await settings.read();
    const db = await database(current);
    if (!db.ok) {
      await refreshBrowserUi();
      return db;
    }
    let { session } = services;
    try {
      const trakt = (await services.loadScript('poller')).openTrakt(services);
      // Reuses the session of the round, which has already read the sign-in.
      session = async (of) => trakt.session(of);
      return await run(db.value, current, trigger, trakt);
    } finally {
      await signals.set({ check: null });
      await notifyAboutAccount(session);
      await refreshBrowserUi();
    }
  };
}
