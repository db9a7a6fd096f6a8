import { browser } from 'wxt/browser';
import { openNotice } from '@/entrypoints/background/account-notices';
import { TICK } from '@/entrypoints/background/alarms';
import { clearRead } from '@/entrypoints/background/clear-read';
import { chooseFromMenu, makeMenu } from '@/entrypoints/background/menu';
import { onNotificationButton } from '@/entrypoints/background/notification-button';
import type { Services } from '@/entrypoints/background/services';
import { showPage } from '@/entrypoints/background/show-page';
import { listenToButton, setToolbarButton } from '@/entrypoints/background/toolbar-button';
import { followCard } from '@/utils/notify/click';
import { newestRelease, seenRelease } from '@/utils/settings/releases';

/** Listens to everything that wakes the worker except commands. Every listener is registered in the first tick. */
export function listen(services: Services): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === TICK) return run(services.check('tick'));
  });
  // Fires only while the worker is awake, as it is after a check without network. After sleep, the late alarm does
  // this.
  globalThis.addEventListener?.('online', () => run(services.check('soon')));
  // The person may revoke access to Trakt in the browser at any time, and allow it again.
  browser.permissions.onRemoved.addListener(() => run(services.refreshBrowserUi()));
  browser.permissions.onAdded.addListener(services.checkSoon);
  browser.runtime.onStartup.addListener(() => {
    run(makeMenu(services));
    run(services.check('soon'));
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    run(makeMenu(services));
    if (reason !== 'install') return;
    // To a new person everything is new, so nothing is announced as news.
    run(seenRelease.write(newestRelease()));
    run(browser.tabs.create({ url: browser.runtime.getURL('/options.html#welcome') }));
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) =>
    run(chooseFromMenu(services, menuItemId, tab?.windowId)),
  );
  listenToButton();
  browser.notifications.onClicked.addListener((id) => run(open(services, id)));
  // A listener for the idle state would wake Firefox's event page at every change. There only the next check asks for
  // the state (`min-saving`). Firefox has no buttons on notifications either.
  if (import.meta.env.FIREFOX) return;
  // The person is back: alarms may have been late or missed while the computer slept.
  browser.idle.onStateChanged.addListener((state) => {
    if (state === 'active') return run(services.check('soon'));
  });
  browser.notifications.onButtonClicked.addListener((id, button) => run(onNotificationButton(services, id, button)));
}

type OpenDeps = Pick<Services, 'database' | 'notifier' | 'refreshBrowserUi' | 'now'>;

/**
 * Opens the target of a card or notification, marks it read and clears the notification. The cards of a summary stay
 * unread: the opened feed marks them.
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

/** Runs at each worker start: shows the changes of the previous worker and raises what it left in the outbox. */
export async function resume(services: Pick<Services, 'settings' | 'refreshBrowserUi' | 'flushOutbox'>) {
  const { settings, refreshBrowserUi, flushOutbox } = services;
  // No event comes when an add-on is switched on again, and by then Firefox has forgotten the button.
  if (import.meta.env.FIREFOX) await setToolbarButton((await settings.read()).toolbar);
  await refreshBrowserUi();
  await flushOutbox();
}

/** Logs failures of the work, which would otherwise be silent. */
function run(work: Promise<unknown>): void {
  work.catch(console.error);
}
