import { browser } from 'wxt/browser';
import { openNotice } from '@/entrypoints/background/account-notices';
import { TICK } from '@/entrypoints/background/alarms';
import { clearRead } from '@/entrypoints/background/clear-read';
import { chooseFromMenu, makeMenu } from '@/entrypoints/background/menu';
import { onNotificationButton } from '@/entrypoints/background/notification-button';
import type { Services } from '@/entrypoints/background/services';
import { showPage } from '@/entrypoints/background/show-page';
import { followCard } from '@/utils/notify/click';

/** What wakes the worker besides the pages' commands. Every listener is there in the first tick. */
export function listen(services: Services): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === TICK) return run(services.check('tick'));
  });
  // Heard only while the worker is awake, as it is after a check that found no network. After sleep the alarm rings late.
  globalThis.addEventListener?.('online', () => run(services.check('soon')));
  // Somebody is back: alarms may have come late, or not at all, while the computer slept.
  browser.idle.onStateChanged.addListener((state) => {
    if (state === 'active') return run(services.check('soon'));
  });
  browser.runtime.onStartup.addListener(() => {
    run(makeMenu(services));
    run(services.check('soon'));
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    run(makeMenu(services));
    if (reason === 'install') return run(browser.tabs.create({ url: browser.runtime.getURL('/options.html#welcome') }));
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId }) => run(chooseFromMenu(services, menuItemId)));
  browser.notifications.onClicked.addListener((id) => run(open(services, id)));
  // Firefox has no buttons.
  if (import.meta.env.FIREFOX) return;
  browser.notifications.onButtonClicked.addListener((id, button) => run(onNotificationButton(services, id, button)));
}

type OpenDeps = Pick<Services, 'database' | 'notifier' | 'refreshBrowserUi' | 'now'>;

/**
 * Opens what a card or a notification stands for, marks it read and takes the notification away. A summary's cards stay
 * unread: the feed that is opened shows by their marks which they are.
 */
export async function open(services: OpenDeps, id: string): Promise<boolean> {
  const { database, refreshBrowserUi, now } = services;
  if (await openNotice(id)) return true;
  const db = await database();
  if (!db.ok) return false;
  const url = await followCard(db.value, id, now());
  await showPage(url ?? browser.runtime.getURL('/feed.html'));
  await clearRead(services, db.value, [id]);
  await refreshBrowserUi();
  return true;
}

/** What each worker begins with: what an earlier one changed is shown, and what it left in the outbox is raised. */
export async function resume({ refreshBrowserUi, flushOutbox }: Pick<Services, 'refreshBrowserUi' | 'flushOutbox'>) {
  try {
    await refreshBrowserUi();
    await flushOutbox();
  } catch (error) {
    console.error(error);
  }
}

/** Keeps the event page waiting for the work, and a failure from being silent. */
function run(work: Promise<unknown>): void {
  work.catch((error: unknown) => console.error(error));
}
