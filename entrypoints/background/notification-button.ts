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
 * Handles a notification button. Only the card's id is available, because the worker that raised the notification has
 * ended. Mutes the target that the label named, even if other activities have joined the card since; without a target,
 * the notification stays. Muted activities stay unread.
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
  // Deferred notifications of the muted target are dropped now, not only when they are due.
  await (target ? flushOutbox() : refreshBrowserUi());
}

/** Cards of earlier versions did not store the target. */
const mutedBy = (card: Card) => (card.mute === undefined ? muteTarget(card) : card.mute);
