import { SECOND } from '@/utils/lib/time';
import type { Creation } from './created';

/** What a soak has seen of one card. */
export interface SeenCard {
  /** When each member was noticed, ms UTC. */
  noticed: Map<string, number>;
  /** Ids of the summaries that covered it. */
  summaries: Set<string>;
  /** Whether any store has said that it was announced, alone or in a summary. */
  isNotified: boolean;
}

/** A store that the browser lost. */
export interface Loss {
  /** When the soak found it, ms UTC. */
  at: number;
  /** When the sentinel had last been written before that, ms UTC. */
  sentinelAt: number;
  noticed: boolean;
  /** What the browser logged about it. */
  log: string[];
}

export interface Evidence {
  /** Ids of all activities that Trakt lists. */
  expected: readonly string[];
  /** Ids of all activities in the feed at the end. */
  feed: ReadonlySet<string>;
  /** By card id, over all stores. */
  cards: ReadonlyMap<string, SeenCard>;
  /** Calls of `notifications.create`. */
  asked: readonly Creation[];
  /** Those after which the notification was there. */
  shown: readonly Creation[];
  /** Notification id -> how many workers were stopped between its attempt and marking it delivered. */
  attempted: ReadonlyMap<string, number>;
  /** When browsers were gone after a kill, ms UTC. */
  kills: readonly number[];
  losses: readonly Loss[];
}

export interface Verdict {
  /** Activities that are not in the feed. */
  lost: string[];
  /** In the feed, but never in a notification, or never marked as announced. */
  unannounced: { activity: string; cards: string[] }[];
  /** Notifications with nothing new. */
  doubled: Doubled[];
  /** The same, allowed: the attempt was under way when worker or browser was killed. */
  repeated: Doubled[];
  /** The same, or unannounced, because of what happened between the sentinel and the loss of a store. */
  afterLoss: string[];
  unnoticedLosses: number;
}

interface Doubled {
  id: string;
  times: number;
  /** When it was raised again, ms UTC. */
  at: number;
  /** Seconds since the earlier one. */
  after: number;
}

/** From its attempt to the mark that it was delivered, a notification takes less than this, even on a busy machine. */
const ATTEMPT_MS = 5 * SECOND;
/** A member that is noticed while its card is being announced may be part of that announcement or of the next one. */
const OVERLAP_MS = 5 * SECOND;
/** Plays are timed to the minute. */
const LOSS_MARGIN_MS = 60 * SECOND;

/** Compares what was announced with what Trakt lists. */
export function judgeSoak(evidence: Evidence): Verdict {
  const { expected, feed, cards, losses } = evidence;
  const shown = timesOf(evidence.shown);
  const announcementsOf = (id: string) =>
    [id, ...(cards.get(id)?.summaries ?? [])].flatMap((each) => shown.get(each) ?? []);
  const cardsOf = new Map<string, string[]>();
  for (const [card, { noticed }] of cards) {
    for (const activity of noticed.keys()) cardsOf.set(activity, [...(cardsOf.get(activity) ?? []), card]);
  }
  const isAnnounced = (activity: string) =>
    (cardsOf.get(activity) ?? []).some((card) => {
      const { noticed, isNotified } = cards.get(card) ?? { noticed: new Map<string, number>(), isNotified: false };
      return (
        isNotified && announcementsOf(card).some((at) => at >= (noticed.get(activity) ?? Number.POSITIVE_INFINITY))
      );
    });
  const isExcused = (at: number) => losses.some((loss) => at >= loss.sentinelAt - LOSS_MARGIN_MS && at <= loss.at);
  const afterLoss: string[] = [];
  const unannounced = expected
    .filter((id) => feed.has(id) && !isAnnounced(id))
    .map((activity) => ({ activity, cards: cardsOf.get(activity) ?? [] }))
    .filter(({ activity, cards: own }) => {
      const excused = own.some((card) => isExcused(cards.get(card)?.noticed.get(activity) ?? 0));
      if (excused) afterLoss.push(activity);
      return !excused;
    });
  const doubled: Doubled[] = [];
  const repeated: Doubled[] = [];
  for (const each of surplus(evidence, timesOf(evidence.asked))) {
    const { before, isRepetition, ...repeat } = each;
    if (isExcused(before)) afterLoss.push(repeat.id);
    else (isRepetition ? repeated : doubled).push(repeat);
  }
  return {
    lost: expected.filter((id) => !feed.has(id)),
    unannounced,
    doubled,
    repeated,
    afterLoss,
    unnoticedLosses: losses.filter(({ noticed }) => !noticed).length,
  };
}

function timesOf(creations: readonly Creation[]): Map<string, number[]> {
  const times = new Map<string, number[]>();
  for (const { id, at } of creations) times.set(id, [...(times.get(id) ?? []), at]);
  return times;
}

/** Announcements, alone or in a summary, of which an earlier one had already announced everything. */
function surplus({ cards, attempted, kills }: Evidence, times: ReadonlyMap<string, readonly number[]>) {
  const found: (Doubled & { before: number; isRepetition: boolean })[] = [];
  const left = new Map(attempted);
  const isRepetition = (id: string, before: number, at: number) => {
    const stops = left.get(id) ?? 0;
    if (stops > 0) left.set(id, stops - 1);
    return stops > 0 || kills.some((kill) => kill >= before && kill <= at && kill - before <= ATTEMPT_MS);
  };
  const look = (id: string, moments: readonly number[], noticed: readonly number[]) => {
    let justified = 0;
    let before: number | null = null;
    for (const at of moments) {
      const known = noticed.filter((each) => each <= at).length;
      const from: number = before ?? Number.NEGATIVE_INFINITY;
      const isNew = justified < known && noticed.some((each) => each > from - OVERLAP_MS && each <= at);
      if (isNew || before === null) justified += 1;
      else {
        const after = Math.round((at - before) / SECOND);
        found.push({ id, times: moments.length, at, after, before, isRepetition: isRepetition(id, before, at) });
      }
      before = at;
    }
  };
  for (const [id, moments] of times) if (!cards.has(id)) look(id, moments, []);
  for (const [id, { noticed, summaries }] of cards) {
    const covering = [...summaries].flatMap((each) => (times.get(each) ?? []).slice(0, 1));
    const all = [...(times.get(id) ?? []), ...covering];
    look(
      id,
      all.sort((a, b) => a - b),
      [...noticed.values()],
    );
  }
  return found;
}

/** The largest growth of the heap since minute 10, bytes; null if the soak was too short to tell. */
export function heapGrowth(heap: readonly { minute: number; bytes: number }[]): number | null {
  const [base, ...later] = heap.filter(({ minute }) => minute >= 10);
  return base && later.length > 0 ? Math.max(...later.map(({ bytes }) => bytes)) - base.bytes : null;
}
