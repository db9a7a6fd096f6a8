import { assertNever } from '@/utils/lib/assert-never';
import { catchUpDeferral, deferralAt, digestDeferral, type Timing } from '@/utils/notify/deferral';
import { muteTarget } from '@/utils/notify/mute-target';
import { notifiable } from '@/utils/notify/notifiable';
import type { Notifier, Raised } from '@/utils/notify/notifier';
import { seenOf } from '@/utils/notify/on-page';
import { type Limits, NOTIFICATION_LIMITS, planNotifications } from '@/utils/notify/plan';
import type { reviseSummaries } from '@/utils/notify/revise-summaries';
import type { screenNow } from '@/utils/notify/screen';
import { type Unwanted, unwantedOf, type Wanting, withoutUnwanted } from '@/utils/notify/unwanted';
import { type Mute, muteOf } from '@/utils/rules/mute';
import type { Settings } from '@/utils/settings/settings';
import {
  defer,
  dropEntry,
  fold,
  markAttempted,
  markDelivered,
  type Pending,
  pendingDeliveries,
} from '@/utils/store/delivery';
import type { Database } from '@/utils/store/open-database';
import { readPollerState } from '@/utils/store/poller-state';
import type { Card, Delivery, OutboxEntry } from '@/utils/store/schema';
import { unreadSummaries } from '@/utils/store/unread-summaries';

export interface DeliveryDeps {
  notifier: Notifier;
  now: () => number;
  /**
   * Returns the current settings: a snooze may have begun during the round. Null if another server was chosen: its
   * sources say nothing about what waits here.
   */
  settings(): Promise<(Timing & Wanting & Pick<Settings, 'mutes' | 'atOnce' | 'skipVisible'>) | null>;
  screen: typeof screenNow;
  /** Which of these cards the person has on screen in a page of Lookout. Takes a bounded time. */
  inView(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Loaded on demand: a summary hardly ever waits. */
  reviseSummaries: typeof reviseSummaries;
  limits?: Limits;
  /** Waits after each creation, where the browser drops notifications that come in quick succession. */
  pause?(): Promise<void>;
}

/**
 * Empties the outbox, except for what is deferred: new entries, leftovers of a killed worker, and entries with a
 * deferral that has ended. Stores each attempt before creating its notification, so that a kill at any point repeats at
 * most one creation, with the same id.
 *
 * @returns whether there was anything in it
 */
export async function deliver(db: Database, deps: DeliveryDeps): Promise<boolean> {
  const { notifier, now, settings, screen, inView, limits = NOTIFICATION_LIMITS, pause } = deps;
  const before = await pendingDeliveries(db);
  if (before.length === 0) return false;
  const timing = await settings();
  if (!timing) return false;
  const onScreen = await notifier.onScreen();
  const summaries = before.filter(
    ({ entry }) => entry.summary && !(entry.state === 'attempted' && onScreen.has(entry.id)),
  );
  const isRevised = summaries.length > 0 && (await deps.reviseSummaries(db, summaries, timing, now()));
  const found = isRevised ? await pendingDeliveries(db) : before;
  const all = deferralAt(timing, await screen(timing.quiet), now());
  const catchUp = (await readPollerState(db))?.catchUp;
  const unwanted = await unwantedOf(db, found, timing);
  const announceable = (card: Card) => withoutUnwanted(withoutMuted(card, timing.mutes, now()), unwanted);
  const asAnnounced = (each: Pending) => ({ ...each, card: each.card && announceable(each.card) });
  const isReduced = timing.mutes.length > 0 || unwanted.size > 0;
  const isDue = ({ only }: OutboxEntry, id: string) => only?.includes(id) ?? true;
  const silent = found.filter(
    ({ card, entry }) => isReduced && card && !notifiable(announceable(card)).some(({ id }) => isDue(entry, id)),
  );
  const laterOf = ({ card, entry }: Pending) =>
    (card?.activities ?? []).flatMap(({ id }) => (unwanted.get(id) === 'later' && isDue(entry, id) ? [id] : []));
  const laterById = new Map(found.map((each) => [each.entry.id, laterOf(each)]));
  const later = ({ entry }: Pending) => laterById.get(entry.id) ?? [];
  const dropped = silent.filter((each) => later(each).length === 0);
  const leaveOut = async (some: readonly Pending[], delivery: Delivery) => {
    for (const each of some) {
      const { id, only } = each.entry;
      if (only) await dropEntry(db, id);
      else if (await markAttempted(db, id)) await markDelivered(db, id, delivery, later(each));
    }
  };
  for (const each of dropped) {
    await leaveOut([each], { state: 'suppressed', at: now(), reason: reasonOf(each.card, unwanted) });
  }
  const pending = found.filter((each) => !silent.includes(each)).map(asAnnounced);
  const cards = Math.min(limits.cards, timing.atOnce);
  const allowed = { cards, total: Math.min(limits.total, cards + 1) };
  const planFor = (some: readonly Pending[]) =>
    planNotifications(some, onScreen, allowed, now(), ({ since }) => {
      return all ?? digestDeferral(timing.digest, since, now()) ?? catchUpDeferral(catchUp, since, now());
    });
  const seen = timing.skipVisible ? await seenOf(planFor(pending), inView) : [];
  await leaveOut(seen, { state: 'on-page', at: now() });
  const planned = planFor(pending.filter((each) => !seen.includes(each)));
  await leaveOut(planned.drop, { state: 'silent' });
  for (const each of planned.alreadyShown) {
    await markDelivered(db, each.entry.id, { state: 'shown', at: now() }, later(each));
  }
  await defer(db, planned.defer);
  if (planned.summary) await fold(db, planned.summary, planned.folded, now(), later);
  const summary: Pending[] = planned.summary ? [{ entry: planned.summary, card: undefined }] : [];
  await notifier.prepare(planned.show);
  for (const { entry } of [...planned.show, ...summary]) {
    const current = await markAttempted(db, entry.id, (card) => muteTarget(announceable(card)));
    if (!current) continue;
    if (await isReadMeanwhile(db, current)) {
      await markDelivered(db, entry.id, { state: 'silent' });
      continue;
    }
    const delivery = outcome(await notifier.raise(asAnnounced(current)), current.entry, now());
    await pause?.();
    // The entry stays attempted, and the next tick tries again.
    if (!delivery) continue;
    const gone = (await markDelivered(db, entry.id, delivery, laterOf(current))) === 'gone';
    // If the card was read or muted while its notification was being created, there was none to remove yet.
    if (gone || (await isReadMeanwhile(db, current))) await notifier.clear(entry.id);
  }
  return true;
}

const reasonOf = (card: Card | undefined, unwanted: ReadonlyMap<string, Unwanted>) =>
  notifiable(card ?? { activities: [] }).flatMap(({ id }) => {
    const why = unwanted.get(id);
    return why && why !== 'later' ? [why] : [];
  })[0] ?? 'muted';

/** How often the creation of a notification is attempted before it is given up. */
export const MAX_ATTEMPTS = 5;

/** The delivery state after an attempt, or null to try again. */
function outcome(raised: Raised, { attempts }: OutboxEntry, at: number): Delivery | null {
  switch (raised) {
    case 'shown':
      return { state: 'shown', at };
    case 'denied':
      return { state: 'suppressed', at, reason: 'no-permission' };
    case 'failed':
      return attempts < MAX_ATTEMPTS ? null : { state: 'suppressed', at, reason: 'failed' };
    default:
      return assertNever(raised);
  }
}

/** Whether everything that a summary covers was read: unlike a card's entry, a summary's is not removed then. */
async function isReadMeanwhile(db: Database, { entry }: Pending): Promise<boolean> {
  return entry.summary !== undefined && !(await unreadSummaries(db)).has(entry.id);
}

/**
 * A card without muted activities: their person or title may have been muted while the card waited, or since it was
 * last announced.
 */
const withoutMuted = (card: Card, mutes: readonly Mute[], now: number): Card => ({
  ...card,
  activities: card.activities.filter((each) => muteOf(each, mutes, now) === null),
});
