import { browser } from 'wxt/browser';
import { accountCommands } from '@/entrypoints/background/account-commands';
import { TICK } from '@/entrypoints/background/alarms';
import { clearAll, clearRead } from '@/entrypoints/background/clear-read';
import { open } from '@/entrypoints/background/lifecycle';
import type { Services } from '@/entrypoints/background/services';
import { settingsCommands } from '@/entrypoints/background/settings-commands';
import { showCommands } from '@/entrypoints/background/show-commands';
import { sourceCommands } from '@/entrypoints/background/source-commands';
import { keptStars, starCommands } from '@/entrypoints/background/star-commands';
import { dismissLoss } from '@/entrypoints/background/store-guard';
import type { Sync } from '@/entrypoints/background/sync';
import type { DemoCommands } from '@/entrypoints/demo/commands';
import type { Result } from '@/utils/lib/result';
import type { Health } from '@/utils/messaging/protocol';
import { serve } from '@/utils/messaging/serve';
import { permission } from '@/utils/notify/notifier';
import { allowance, fullBudget } from '@/utils/poll/budget';
import { MIN_SAVING_MS } from '@/utils/poll/price';
import { newestRelease, seenRelease } from '@/utils/settings/releases';
import type { Database } from '@/utils/store/open-database';
import { readPollerState } from '@/utils/store/poller-state';
import { deleteFeed } from '@/utils/store/prune';
import { countStored } from '@/utils/store/read/count-stored';
import { obstacleOf } from '@/utils/store/read/waiting';
import { markAllRead, markRead, markUnread } from '@/utils/store/read-marks';
import type { StoreError } from '@/utils/store/store-error';
import { readStreamStates } from '@/utils/store/stream-states';
import { mostOpenWrites } from '@/utils/store/write';

/** Answers the commands of pages. */
export function listenToPages(
  services: Services,
  { setSync }: Sync,
  { startDemo, endDemo, demoPace }: DemoCommands,
): void {
  const { database, notifier, refreshBrowserUi, now } = services;
  /** Runs `work` on the store, then updates badge and pages. */
  const onStore = async <T extends object>(
    work: (db: Database) => Promise<T>,
  ): Promise<Result<object, StoreError> & T> => {
    const db = await database();
    if (!db.ok) return db as never;
    const value = await work(db.value);
    await refreshBrowserUi();
    return { ok: true, ...value } as never;
  };
  serve({
    async checkNow() {
      const result = await services.check('now');
      if (!result.ok) return result;
      const { news, failed, stopped, error, cut } = result.value;
      if (stopped === 'no-client-id') return { ok: false, error: { kind: stopped } };
      return { ok: true, news, failed, stopped: error, cut };
    },
    async lookAgain() {
      // While nobody is at the computer, nobody looks at the panel.
      if ((await services.minSaving()) <= MIN_SAVING_MS) await services.check('look');
      return { ok: true };
    },
    openCard: async ({ id }) => ((await open(services, id)) ? { ok: true } : { ok: false, error: { kind: 'gone' } }),
    markRead: ({ ids }) =>
      onStore(async (db) => {
        await markRead(db, ids, now());
        await clearRead(services, db, ids);
        return {};
      }),
    markUnread: ({ keys }) => onStore(async (db) => ({ marked: await markUnread(db, keys) })),
    markAllRead: () =>
      onStore(async (db) => {
        const keys = await markAllRead(db, now());
        await clearAll(services);
        return { keys };
      }),
    testNotification: async () => ({
      ok: true,
      shown: await notifier.test(),
      permission: await permission(browser.notifications),
    }),
    deleteFeed: () =>
      onStore(async (db) => {
        // The stars outside of the store go first: otherwise a lost store would bring them back.
        await keptStars(db.name).write(null);
        const deleted = await deleteFeed(db);
        await clearAll(services);
        return { deleted };
      }),
    dismissStoreLost: () =>
      onStore(async (db) => {
        await dismissLoss(db);
        return {};
      }),
    async health() {
      const db = await database();
      return db.ok ? { ok: true, health: await health(services, db.value) } : db;
    },
    ...sourceCommands(services),
    ...showCommands(services),
    ...starCommands(services),
    ...settingsCommands(services),
    ...accountCommands(services),
    async seeNews() {
      await seenRelease.write(newestRelease());
      return { ok: true };
    },
    setSync,
    startDemo,
    endDemo,
    demoPace,
  });
}

async function health(
  { connection, settings, signals, now }: Pick<Services, 'connection' | 'settings' | 'signals' | 'now'>,
  db: Database,
): Promise<Health> {
  const [current, poller, streams, alarm] = await Promise.all([
    settings.read(),
    readPollerState(db),
    readStreamStates(db),
    browser.alarms.get(TICK),
  ]);
  const budget = poller?.budget ?? fullBudget(now());
  const obstacle = obstacleOf({ ...poller, budget }, now());
  const reason = obstacle?.error.kind;
  const { protocol, apiOrigin: origin, clientId } = connection(current);
  const own = current.clientIds[origin] !== undefined;
  return {
    version: browser.runtime.getManifest().version,
    protocol,
    origin,
    clientId: own ? 'own' : clientId === null ? 'none' : 'build',
    // Streams of removed sources are kept for Undo, and do not count for health.
    streams: [...streams.values()].filter(({ sourceIds }) =>
      sourceIds.some((id) => current.sources.some((source) => source.id === id)),
    ),
    requests: {
      ...allowance(budget, now()),
      until: obstacle?.until ?? null,
      waiting: reason === 'used-up' || reason === 'unreachable' ? reason : obstacle && budget.waitReason,
    },
    stored: await countStored(db),
    alarm: alarm ? { name: alarm.name, at: alarm.scheduledTime, periodMinutes: alarm.periodInMinutes ?? 0 } : null,
    notifications: await permission(browser.notifications),
    catchUpUntil: poller?.catchUp?.until ?? null,
    storeProblem: (await signals.read()).storeProblem,
    mostOpenWrites: mostOpenWrites(),
    lastCheck: poller?.lastCheck ?? null,
    nextCheck: alarm?.scheduledTime ?? null,
  };
}
