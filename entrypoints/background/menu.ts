import { browser } from 'wxt/browser';
import type { Services } from '@/entrypoints/background/services';
import { showPage } from '@/entrypoints/background/show-page';
import { openPanel, setToolbarButton } from '@/entrypoints/background/toolbar-button';
import type { MessageKey, Text } from '@/utils/lib/text';
import { SNOOZES, type Snooze, snoozeEnd } from '@/utils/rules/snooze';
import { withSnooze } from '@/utils/settings/changes';
import { hasSidePanel } from '@/utils/settings/has-side-panel';

type SnoozeDeps = Pick<Services, 'settings' | 'flushOutbox'>;

const WORDS = {
  quarter: 'snooze_quarter',
  hour: 'snooze_hour',
  'three-hours': 'snooze_three_hours',
  tomorrow: 'snooze_tomorrow',
} as const satisfies Record<Snooze, MessageKey>;

const PANEL = 'panel';
const SNOOZE = 'snooze';
const OTHER = `${SNOOZE}:other`;
const END = 'snooze-end';

/**
 * The toolbar button's menu, and what the button opens. Browsers keep both while the worker sleeps, so they are made on
 * install, update and browser start.
 */
export async function makeMenu({
  text,
  settings,
  refreshBrowserUi,
}: Pick<Services, 'text' | 'settings' | 'refreshBrowserUi'>): Promise<void> {
  const { contextMenus } = browser;
  drawn.delete(text);
  await contextMenus.removeAll();
  const open = import.meta.env.FIREFOX ? 'toolbar_sidebar_open' : 'toolbar_panel_open';
  if (hasSidePanel()) contextMenus.create({ id: PANEL, title: text(open), contexts: ['action'] });
  contextMenus.create({ id: SNOOZE, title: text('snooze_title'), contexts: ['action'] });
  for (const each of SNOOZES) {
    contextMenus.create({ id: `${SNOOZE}:${each}`, parentId: SNOOZE, title: text(WORDS[each]), contexts: ['action'] });
  }
  contextMenus.create({ id: OTHER, parentId: SNOOZE, title: text('snooze_other'), contexts: ['action'] });
  contextMenus.create({ id: END, title: text('snooze_end'), contexts: ['action'], visible: false });
  await setToolbarButton((await settings.read()).toolbar);
  await refreshBrowserUi();
}

/** The end time that the entry shows now, by the text of this worker; absent where that is not known. */
const drawn = new WeakMap<Text, string | null>();

/**
 * Shows the entry that ends a snooze, with its end time, while a snooze is active. Does nothing if it does so already.
 *
 * @param until the end time as text, or null
 */
export async function drawMenu(text: Text, until: string | null): Promise<void> {
  if (drawn.get(text) === until) return;
  drawn.set(text, until);
  const end = until === null ? { visible: false } : { visible: true, title: text('snooze_stop', until) };
  // The menu may not have been created yet.
  await browser.contextMenus.update(END, end).catch(() => drawn.delete(text));
}

/** @param windowId the window of the click; absent if the browser does not say */
export async function chooseFromMenu(
  services: SnoozeDeps & Pick<Services, 'now'>,
  id: string | number,
  windowId?: number,
): Promise<void> {
  if (id === PANEL) return openPanel(windowId);
  const choice = SNOOZES.find((each) => id === `${SNOOZE}:${each}`);
  if (choice) return snooze(services, snoozeEnd(choice, services.now()));
  if (id === OTHER) return showPage(browser.runtime.getURL('/options.html#quiet' as '/options.html'));
  if (id === END) return snooze(services, null);
}

/** Defers notifications until `until`, ms UTC. Null ends the snooze, and deferred notifications are raised at once. */
export async function snooze({ settings, flushOutbox }: SnoozeDeps, until: number | null): Promise<void> {
  await settings.change((before) => withSnooze(before, until));
  await flushOutbox();
}
