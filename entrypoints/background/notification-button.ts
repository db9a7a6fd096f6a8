import { clearRead } from '@/entrypoints/background/clear-read';
import type { Services } from '@/entrypoints/background/services';
import { DAY } from '@/utils/lib/time';
import { muteTarget } from '@/utils/notify/mute-target';
import { MARK_READ, MUTE } from '@/utils/notify/notifier';
import { withMute } from '@/utils/settings/changes';
import { readCard } from '@/utils/store/read/feed-reader';
import { markRead } from '@/utils/store/read-marks';
import type { Card } from '@/utils/store/schema';

type Deps = Pick<Services, 'database' | 'notifier' | 'settings' | 'refreshBrowserUi' | 'flushOutbox' | 'now'>;

/**
 * A button of a notification was pressed: by the card's id alone, since the worker that raised it is dead by then. What
 * was muted stays unread. Mutes what the label said when it was raised, whatever has joined the card since; where that
 * is nothing, the notification stays.
 */
export async function onNotificationButton(services: Deps, id: string, button: number): Promise<void> {
  const { database, notifier, settings, refreshBrowserUi, flushOutbox, now } = services;
  const db = await database();
  const card = db.ok ? await readCard(db.value, id) : undefined;
  if (db.ok && button === MARK_READ) await markRead(db.value, [id], now());
  const target = card && button === MUTE ? mutedBy(card) : null;
  if (button === MUTE && !target) return;
  if (target) await settings.change((before) => withMute(before, { ...target, until: now() + DAY }, now()));
  if (db.ok) await clearRead(services, db.value, [id]);
  else await notifier.clear(id);
  // What waits of whom is muted is left out now, and not only when its time has come.
  await (target ? flushOutbox() : refreshBrowserUi());
}

/** Of what an earlier version has raised nobody kept it. */
const mutedBy = (card: Card) => (card.mute === undefined ? muteTarget(card) : card.mute);
