import type { Services } from '@/entrypoints/background/services';
import { DAY } from '@/utils/lib/time';
import { muteTarget } from '@/utils/notify/mute-target';
import { MARK_READ, MUTE } from '@/utils/notify/notifier';
import { withMute } from '@/utils/settings/changes';
import { readCard } from '@/utils/store/feed-reader';
import { markRead } from '@/utils/store/read-marks';

/**
 * A button of a notification was pressed: by the card's id alone, since the worker that raised it is dead by then. What
 * was muted stays unread.
 */
export async function press(services: Services, id: string, button: number): Promise<void> {
  const { database, notifier, settings, changed, now } = services;
  const db = await database();
  const card = db.ok ? await readCard(db.value, id) : undefined;
  if (db.ok && button === MARK_READ) await markRead(db.value, [id], now());
  const target = card && button === MUTE && muteTarget(card);
  if (target) await settings.update((before) => withMute(before, { ...target, until: now() + DAY }, now()));
  await notifier.clear(id);
  await changed();
}
