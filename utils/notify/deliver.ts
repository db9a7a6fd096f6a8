import type { Notifier } from '@/utils/notify/notifier';
import { LIMITS, type Limits, plan } from '@/utils/notify/plan';
import { attempt, fold, type Pending, pendingDeliveries, settle } from '@/utils/store/delivery';
import type { Database } from '@/utils/store/open-database';
import type { Delivery } from '@/utils/store/schema';

/**
 * Empties the outbox: what is new, and what an earlier, killed worker left behind. An attempt is stored before the
 * notification is created, so a kill anywhere repeats at most one creation, with the same id.
 */
export async function deliver(
  db: Database,
  notifier: Notifier,
  now: () => number,
  limits: Limits = LIMITS.chromium,
): Promise<void> {
  const pending = await pendingDeliveries(db);
  if (pending.length === 0) return;
  const planned = plan(pending, await notifier.onScreen(), limits, now());
  for (const { entry } of planned.drop) if (await attempt(db, entry.id)) await settle(db, entry.id, { state: 'quiet' });
  for (const { entry } of planned.alreadyShown) await settle(db, entry.id, { state: 'shown', at: now() });
  if (planned.summary) await fold(db, planned.summary, now());
  const summary: Pending[] = planned.summary ? [{ entry: planned.summary, card: undefined }] : [];
  for (const { entry } of [...planned.show, ...summary]) {
    const current = await attempt(db, entry.id);
    if (!current) continue;
    const shown = await notifier.raise(current);
    const delivery: Delivery = shown
      ? { state: 'shown', at: now() }
      : { state: 'suppressed', at: now(), reason: 'no-permission' };
    await settle(db, entry.id, delivery);
  }
}
