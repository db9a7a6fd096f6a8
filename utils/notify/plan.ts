import { isRepeat } from '@/utils/activity/repeat';
import { notifiable } from '@/utils/notify/notifiable';
import { summaryId } from '@/utils/notify/summary-id';
import type { Pending } from '@/utils/store/delivery';
import type { Card, Deferral, OutboxEntry, StoredActivity } from '@/utils/store/schema';
import type { Summary } from '@/utils/store/summary';

/** How many notifications one round may raise: `cards` one by one, `total` including the summary. */
export interface Limits {
  cards: number;
  total: number;
}

/** The most that a person may choose in the settings, and one summary. */
export const NOTIFICATION_LIMITS: Limits = { cards: 3, total: 4 };

export interface Plan {
  /** To be raised, oldest first. */
  show: Pending[];
  /** One summary that replaces `folded`, to be stored before anything is raised; null if everything fits. */
  summary: OutboxEntry | null;
  folded: Pending[];
  /** Raised by a worker that was killed before it could store that: only to be marked as delivered. */
  alreadyShown: Pending[];
  /** To be deferred, where the outbox does not say so yet. */
  defer: { id: string; deferred: Deferral }[];
  /** Entries of cards that no longer exist. A summary has no card of its own, and stays. */
  drop: Pending[];
}

/**
 * Plans a round over the outbox. If several deferrals have ended, those entries become one summary, together with
 * whatever exceeds the limits: never two summaries, and no missed notifications one by one.
 *
 * @param pending oldest first
 * @param onScreen ids of the notifications that the browser shows now
 * @param deferralOf why an entry is deferred, or null
 */
export function planNotifications(
  pending: readonly Pending[],
  onScreen: ReadonlySet<string>,
  limits: Limits,
  now: number,
  deferralOf: (entry: OutboxEntry) => Deferral | null = () => null,
): Plan {
  const exists = ({ card, entry }: Pending) => card !== undefined || entry.summary !== undefined;
  const wasRaised = ({ entry }: Pending) => entry.state === 'attempted' && !entry.evolves && onScreen.has(entry.id);
  const drop = pending.filter((each) => !exists(each));
  const alreadyShown = pending.filter((each) => exists(each) && wasRaised(each));
  const waiting = pending.filter((each) => exists(each) && !wasRaised(each));
  const defer = waiting.flatMap(({ entry }) => {
    const deferred = deferralOf(entry);
    return deferred && !isSame(deferred, entry.deferred) ? [{ id: entry.id, deferred }] : [];
  });
  const free = waiting.filter(({ entry }) => deferralOf(entry) === null);
  const deferred = free.filter(({ entry }) => entry.deferred && entry.state !== 'attempted');
  const missed = deferred.length > 1 ? deferred : [];
  const others = free.filter((each) => !missed.includes(each));
  // An attempted entry keeps its own notification: it may have been seen already.
  const attempted = others.filter(({ entry }) => entry.state === 'attempted' || entry.summary);
  const fresh = others.filter(({ entry }) => entry.state !== 'attempted' && !entry.summary);
  // Summaries do not count as single ones: one that a killed worker left must not force a second one for what came with
  // it.
  const single = others.filter(({ entry }) => !entry.summary);
  const fits = missed.length === 0 && single.length <= limits.cards && others.length <= limits.total;
  const room = fits ? fresh.length : Math.max(0, Math.min(limits.cards, limits.total - 1) - attempted.length);
  const rest = fresh.slice(0, Math.max(0, fresh.length - room));
  const folded = [...missed, ...rest];
  const show = fits ? others : [...attempted, ...fresh.slice(rest.length)];
  const alone = show.length === 0 && alreadyShown.length === 0;
  const flag = missed.length > 0 ? { missed: true as const } : alone ? { alone: true as const } : {};
  return { show, summary: summaryOf(folded, flag, now), folded, alreadyShown, defer, drop };
}

const isSame = (a: Deferral, b: Deferral | undefined) => a.reason === b?.reason && a.until === b.until;

function summaryOf(folded: readonly Pending[], flag: { missed?: true; alone?: true }, now: number): OutboxEntry | null {
  if (folded.length === 0) return null;
  return {
    id: summaryId(folded[0]?.entry.id ?? '', now),
    state: 'pending',
    // The time of the oldest entry. If a kill delays the summary, its digest is due at once, as it was for the entries.
    since: Math.min(...folded.map(({ entry }) => entry.since)),
    attempts: 0,
    evolves: false,
    summary: { ...joined(folded.map(({ entry, card }) => entry.summary ?? sumOf(card, entry))), ...flag },
  };
}

/** One summary of several. */
export const joined = (sums: readonly Summary[]): Summary => ({
  cards: sums.flatMap(({ cards }) => cards),
  members: sums.flatMap(({ members }) => members),
  activities: sums.reduce((sum, { activities }) => sum + activities, 0),
  people: [...new Set(sums.flatMap(({ people }) => people))],
  titles: [...new Set(sums.flatMap(({ titles }) => titles))],
});

/** The content of a card's announcement: only members at level notify that were not announced before. */
export function sumOf(
  card: Card | undefined,
  { id, since, only }: Pick<OutboxEntry, 'id' | 'since' | 'only'>,
): Summary {
  const isDue = (each: StoredActivity) => each.noticedAt >= since && (only?.includes(each.id) ?? true);
  const due = card ? notifiable(card).filter(isDue) : [];
  const news = due.filter((each, index) => !isRepeat(each, due.slice(index + 1)));
  return {
    cards: [id],
    members: due.map((each) => each.id),
    activities: news.length,
    people: news.map(({ user }) => user.name ?? user.username),
    titles: news.flatMap(({ movie, show, list }) => (movie ?? show)?.title ?? list?.name ?? []),
  };
}
