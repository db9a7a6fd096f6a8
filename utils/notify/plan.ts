import type { Pending } from '@/utils/store/delivery';
import type { OutboxEntry } from '@/utils/store/schema';

/** How many notifications one round may raise: `cards` one by one, `total` with the summary. */
export interface Limits {
  cards: number;
  total: number;
}

/** Chromium shows a few at once. Firefox may show none of several that come in quick succession, so it gets one. */
export const LIMITS = { chromium: { cards: 3, total: 4 }, firefox: { cards: 1, total: 1 } } as const;

export interface Plan {
  /** To be raised, oldest first. */
  show: Pending[];
  /** One summary that stands for all the rest, to be stored before anything is raised; null where all fit. */
  summary: OutboxEntry | null;
  /** Raised by an earlier worker that was killed before it could say so: only to be noted. */
  alreadyShown: Pending[];
  /** Entries whose card is gone. */
  drop: Pending[];
}

/**
 * What becomes of the outbox.
 *
 * @param pending oldest first
 * @param onScreen ids of the notifications that the browser shows now
 */
export function plan(pending: readonly Pending[], onScreen: ReadonlySet<string>, limits: Limits, now: number): Plan {
  const exists = ({ card, entry }: Pending) => card !== undefined || entry.summary !== undefined;
  const wasRaised = ({ entry }: Pending) => entry.state === 'attempted' && !entry.evolves && onScreen.has(entry.id);
  const drop = pending.filter((each) => !exists(each));
  const alreadyShown = pending.filter((each) => exists(each) && wasRaised(each));
  const waiting = pending.filter((each) => exists(each) && !wasRaised(each));
  if (waiting.length <= limits.cards) return { show: waiting, summary: null, alreadyShown, drop };
  // One that was attempted keeps its own notification: it may have been seen already.
  const attempted = waiting.filter(({ entry }) => entry.state === 'attempted' || entry.summary);
  const fresh = waiting.filter(({ entry }) => entry.state !== 'attempted' && !entry.summary);
  const room = Math.max(0, Math.min(limits.cards, limits.total - 1) - attempted.length);
  const rest = fresh.slice(0, fresh.length - room);
  const newest = fresh.slice(fresh.length - room);
  return { show: [...attempted, ...newest], summary: summaryOf(rest, now), alreadyShown, drop };
}

function summaryOf(rest: readonly Pending[], now: number): OutboxEntry | null {
  if (rest.length === 0) return null;
  const activities = rest.flatMap(({ card }) => card?.activities ?? []);
  const people = new Set(activities.map(({ user }) => user.name ?? user.username));
  return {
    id: `summary:${rest[0]?.entry.id}:${rest.length}`,
    state: 'pending',
    since: now,
    attempts: 0,
    evolves: false,
    summary: { cards: rest.map(({ entry }) => entry.id), activities: activities.length, people: [...people] },
  };
}
