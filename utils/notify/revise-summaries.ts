import { notifiable } from '@/utils/notify/notifiable';
import { joined, sumOf } from '@/utils/notify/plan';
import { type Unwanted, unwantedOf, type Wanting } from '@/utils/notify/unwanted';
import { type Mute, muteOf } from '@/utils/rules/mute';
import { type Pending, rewriteSummary, type SummaryCard } from '@/utils/store/delivery';
import type { Database } from '@/utils/store/open-database';
import type { Card, OutboxEntry, StoredActivity } from '@/utils/store/schema';
import type { Summary } from '@/utils/store/summary';

/**
 * Takes out of the waiting summaries what nobody wants to be notified of any more. A summary is raised right after it
 * is made, so one waits only where a worker was killed in between, where the browser failed to show it, or where a
 * snooze began at that moment. People, titles and counts are summed up again from what is left.
 *
 * @param waiting without those on the screen, which only have to be marked as delivered
 * @returns whether the outbox changed
 */
export async function reviseSummaries(
  db: Database,
  waiting: readonly Pending[],
  settings: Wanting & { mutes: readonly Mute[] },
  now: number,
): Promise<boolean> {
  const revised = await Promise.all(
    waiting.map(({ entry }) => entry.summary && revise(db, entry, entry.summary, settings, now)),
  );
  const changed = revised.flatMap((each) => each ?? []);
  for (const { id, summary, cards } of changed) await rewriteSummary(db, id, summary, cards, now);
  return changed.length > 0;
}

interface Revised {
  id: string;
  /** What is left of it, or null. */
  summary: Summary | null;
  cards: SummaryCard[];
}

async function revise(
  db: Database,
  { id, since }: OutboxEntry,
  summary: Summary,
  settings: Wanting & { mutes: readonly Mute[] },
  now: number,
): Promise<Revised | null> {
  const byId = db.transaction('cards').store.index('id');
  const cards = (await Promise.all(summary.cards.map((card) => byId.get(card)))).flatMap((card) => card ?? []);
  const unwanted = await unwantedOf(
    db,
    cards.map((card) => ({ card })),
    settings,
  );
  const announced = new Set(summary.members);
  const isMember = ({ id }: StoredActivity) => announced.has(id);
  const isKept = (each: StoredActivity) => !unwanted.has(each.id) && muteOf(each, settings.mutes, now) === null;
  const parts = cards.map((card) => {
    const members = notifiable(card).filter(isMember);
    return { card, members, kept: members.filter(isKept) };
  });
  if (parts.every(({ members, kept }) => kept.length === members.length)) return null;
  const left = parts.filter(({ kept }) => kept.length > 0);
  const { missed, alone } = summary;
  const sums = left.map(({ card, kept }) => sumOf(card, { id: card.id, since, only: kept.map((each) => each.id) }));
  return {
    id,
    summary: left.length > 0 ? { ...joined(sums), missed, alone } : null,
    cards: parts.map((part) => partOf(part, unwanted)),
  };
}

interface Part {
  card: Card;
  members: readonly StoredActivity[];
  kept: readonly StoredActivity[];
}

function partOf({ card, members, kept }: Part, unwanted: ReadonlyMap<string, Unwanted>): SummaryCard {
  const reasons = members.map(({ id }) => unwanted.get(id));
  const reason = reasons.find((each) => each === 'paused' || each === 'unwanted') ?? 'muted';
  return {
    id: card.id,
    later: members.flatMap((each) => (unwanted.get(each.id) === 'later' ? [each.id] : [])),
    leftOut: kept.length > 0 ? null : reason,
  };
}
