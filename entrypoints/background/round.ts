import { browser } from 'wxt/browser';
import { notifyAccessLost, notifySignInExpired } from '@/entrypoints/background/account-notices';
import type { RoundServices, Services } from '@/entrypoints/background/services';
import { keepSentinel } from '@/entrypoints/background/store-guard';
import { createCollectErrors } from '@/utils/lib/collect-errors';
import { remember } from '@/utils/lib/remember';
import { err, ok, type Result } from '@/utils/lib/result';
import { readSignals, signal } from '@/utils/messaging/signals';
import { deferralAt } from '@/utils/notify/deferral';
import { screenNow } from '@/utils/notify/screen';
import type { Trigger } from '@/utils/poll/probe';
import type { Round } from '@/utils/poll/round';
import { hasActiveSources, type Settings } from '@/utils/settings/settings';
import { settingsChanges } from '@/utils/settings/store';
import { isNameless } from '@/utils/sources/is-nameless';
import type { Database } from '@/utils/store/open-database';
import { type StoreError, toStoreError } from '@/utils/store/store-error';

export type RoundDeps = Omit<Services, 'env' | Exclude<keyof RoundServices, 'refreshBrowserUi'>>;

const keepAlive = async () => {
  await browser.runtime.getPlatformInfo();
};

/** Looks up the names of sources that a settings file brought without one. If it fails, the next round tries again. */
async function findNames(services: RoundDeps, db: Database, current: Settings): Promise<void> {
  const { settings } = services;
  if (!(await settings.read()).sources.some(isNameless)) return;
  const { nameSources } = await services.loadScript('extras');
  const isHere = (then: Settings) => services.server(then) === services.server(current);
  await services.lookUp(current, async (trakt) =>
    ok(await nameSources(db, settings, trakt, services.pictures, isHere)),
  );
}

/**
 * One round: what the script `entrypoints/poller` does, and what pages, notifications and store learn of it.
 *
 * @param deliver raises the notifications in the outbox
 */
export function createRound(
  services: RoundDeps,
  deliver: (db: Database) => Promise<boolean>,
): (trigger: Trigger) => Promise<Result<Round, StoreError>> {
  const { settings, database, refreshBrowserUi, now } = services;

  const isDeferring = async () => {
    const timing = await settings.read();
    return deferralAt(timing, await screenNow(timing.quiet), now()) !== null;
  };

  /** Runs at the end of every round, and must not stop the steps after it. */
  const notifyAboutAccount = async () => {
    try {
      if (!(await isDeferring())) await notifySignInExpired(services);
    } catch (error) {
      console.error(error);
    }
  };

  const run = async (db: Database, current: Settings, trigger: Trigger): Promise<Result<Round, StoreError>> => {
    const { runRound } = await services.loadScript('poller');
    const collectErrors = createCollectErrors(console.error);
    const deps = {
      ...services,
      // Asked for at each read of a listing.
      settings: { ...settings, read: remember(settingsChanges, settings.read) },
      isStoreInDoubt: Boolean((await readSignals()).storeProblem),
      isDeferring,
      onLost: (slug: string, name: string) => notifyAccessLost(services, slug, name),
      onProgress: (done: number, total: number) => signal({ check: { done, total } }),
      keepAlive,
      deliver,
      keepSentinel,
      collectErrors,
    };
    const value = await runRound(db, current, deps, trigger);
    const error = collectErrors.thrown && toStoreError(collectErrors.thrown.error);
    if (error?.reason === 'unavailable') services.reopenDatabase(db);
    if (error) await signal({ storeProblem: error.reason });
    // Without a stored read there is no proof that the store works again.
    else if (!hasActiveSources(current) || (value?.read ?? 0) > 0) await signal({ storeProblem: null });
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
    try {
      return await run(db.value, current, trigger);
    } finally {
      await signal({ check: null });
      await notifyAboutAccount();
      await refreshBrowserUi();
    }
  };
}
