import { DAY } from '@/utils/lib/time';
import { isNumber, isRecord } from '@/utils/trakt/v2/mark';
import { EDGE_CACHE_MS, LOOK_INTERVAL_MS } from '@/utils/trakt/v2/open-change';

/** Somebody with a request that waits, or did so until recently. */
interface Asked {
  slug: string;
  /** Trakt's number of the request. */
  id?: number | undefined;
  /** Since when the request is gone, and when to look again for what became of it, ms UTC. */
  goneAt?: number | undefined;
  dueAt?: number | undefined;
}

/** Requests to follow, either to the person or by them, as they were last listed. */
export interface Requests {
  /** The times of the last changes that Trakt had reported when they were listed, as text; null: never listed. */
  moved: string | null;
  /** When they were last listed, ms UTC. */
  readAt: number;
  asked: Asked[];
}

export const NEVER_LISTED: Requests = { moved: null, readAt: 0, asked: [] };
const MAX_ASKED = 200;

/**
 * Whether the list is due: something has changed, or somebody has waited for a day. Trakt does not say when a request
 * is answered or withdrawn.
 */
export function areDue({ moved, readAt, asked }: Requests, now: string, time: number): boolean {
  return moved !== now || (Math.abs(time - readAt) >= DAY && asked.some(({ goneAt }) => goneAt === undefined));
}

/** The requests after they were listed. Those that are gone stay as long as another list may be behind. */
export function listedAnew(
  { asked }: Requests,
  waiting: readonly { slug: string; id: number | undefined }[],
  moved: string,
  now: number,
): Requests {
  const slugs = new Set(waiting.map(({ slug }) => slug));
  const gone = asked.filter(({ slug }) => !slugs.has(slug)).map((each) => ({ ...each, goneAt: each.goneAt ?? now }));
  const newest = waiting.toSorted((a, b) => (b.id ?? 0) - (a.id ?? 0)).slice(0, MAX_ASKED);
  return {
    moved,
    readAt: now,
    asked: [...newest.map(({ slug, id }) => ({ slug, id })), ...gone].slice(0, 2 * MAX_ASKED),
  };
}

/** Forgets requests that were declined or withdrawn, once no list can be behind any more. */
export function withoutOld(requests: Requests, now: number): Requests {
  const isNear = ({ goneAt }: Asked) => goneAt === undefined || Math.abs(now - goneAt) < EDGE_CACHE_MS;
  return { ...requests, asked: requests.asked.filter(isNear) };
}

/** Whether to look what became of a request that is gone. */
export const areLooksDue = ({ asked }: Requests, now: number): boolean =>
  asked.some(({ goneAt, dueAt = 0 }) => goneAt !== undefined && (now >= dueAt || now < goneAt));

/** The requests after a look at who follows: those were accepted, and others are looked for again. */
export function afterLook(requests: Requests, followers: ReadonlySet<string>, now: number): Requests {
  const asked = requests.asked
    .filter(({ slug }) => !followers.has(slug))
    .map((each) => (each.goneAt === undefined ? each : { ...each, dueAt: now + LOOK_INTERVAL_MS }));
  return { ...requests, asked };
}

/** Parses a part of a cursor. */
export function toRequests(value: unknown): Requests {
  if (!isRecord(value) || typeof value.moved !== 'string' || !isNumber(value.readAt)) return NEVER_LISTED;
  const isAsked = (each: unknown): each is Asked => isRecord(each) && typeof each.slug === 'string';
  return {
    moved: value.moved,
    readAt: value.readAt,
    asked: Array.isArray(value.asked) ? value.asked.filter(isAsked) : [],
  };
}
