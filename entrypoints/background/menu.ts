import { browser } from 'wxt/browser';
import type { Services } from '@/entrypoints/background/services';
import type { MessageKey } from '@/utils/lib/text';
import { SNOOZES, type Snooze, snoozeEnd } from '@/utils/rules/snooze';
import { withSnooze } from '@/utils/settings/changes';

const WORDS = {
  quarter: 'snooze_quarter',
  hour: 'snooze_hour',
  'three-hours': 'snooze_three_hours',
  tomorrow: 'snooze_tomorrow',
} as const satisfies Record<Snooze, MessageKey>;

const SNOOZE = 'snooze';
const END = 'snooze-end';

/** The menu of the toolbar button. Browsers keep it while the worker sleeps: made when installed, updated or started. */
export async function makeMenu({ text, changed }: Services): Promise<void> {
  const { contextMenus } = browser;
  await contextMenus.removeAll();
  contextMenus.create({ id: SNOOZE, title: text('snooze_title'), contexts: ['action'] });
  for (const each of SNOOZES) {
    contextMenus.create({ id: `${SNOOZE}:${each}`, parentId: SNOOZE, title: text(WORDS[each]), contexts: ['action'] });
  }
  contextMenus.create({ id: END, title: text('snooze_stop'), contexts: ['action'], visible: false });
  await changed();
}

/** "End snooze" is there while there is one. */
export async function drawMenu(snoozed: boolean): Promise<void> {
  // There is no menu before it is first made.
  await browser.contextMenus.update(END, { visible: snoozed }).catch(() => {});
}

export async function chooseFromMenu(services: Services, id: string | number): Promise<void> {
  const choice = SNOOZES.find((each) => id === `${SNOOZE}:${each}`);
  if (choice) return snooze(services, snoozeEnd(choice, services.now()));
  if (id === END) return snooze(services, null);
}

/** Nothing interrupts before `until`, ms UTC; null ends it, and what was held is told at once. */
export async function snooze({ settings, recover }: Services, until: number | null): Promise<void> {
  await settings.update((before) => withSnooze(before, until));
  await recover();
}
