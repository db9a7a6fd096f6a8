import { DAY } from '@/utils/lib/time';

/** State of the search for back-dated plays between reads. */
export interface Search {
  /** Day (of the Unix epoch, UTC) that `used` and `quiet` belong to. */
  day: number;
  /** Pages read on that day, and how many of these on mere suspicion. */
  used: number;
  quiet: number;
  /** When the last search ended, ms UTC. */
  searched: number | null;
  /** All changes up to this time are known, ms UTC. */
  since: number;
  /** Plays with a higher id are new, unless they are in `recent`. */
  base: number;
  /** Ids above `base` that have been read. */
  recent: number[];
  /** Something may have been added that has not been searched for yet. */
  doubt: boolean;
  open: OpenSearch | null;
}

/** A search that continues at the next read. */
export interface OpenSearch {
  /** Next page to read. */
  page: number;
  /** New plays found so far, and the number that Trakt counted; null: a suspicion, nothing is known to be missing. */
  found: number;
  wanted: number | null;
  /** Trakt's count was verified against its last page. */
  checked: boolean;
}

/** Pages (of 250 plays) that a search may take: per read, per day, and per day on suspicion. */
export const MAX_PAGES_PER_READ = 3;
export const MAX_PAGES_PER_DAY = 10;
const MAX_QUIET_PAGES_PER_DAY = 2 * MAX_PAGES_PER_READ;
/** Maximum number of remembered ids. After more new plays, the search restarts from there. */
const MAX_RECENT_IDS = 300;

/** What two reads of page 1 reveal about the pages behind it. */
export interface Signals {
  /** New plays that the read itself found. */
  fresh: number;
  before: Clues;
  after: Clues;
}

export interface Clues {
  lastModified: string | null;
  count: number | null;
  digest: number | null;
}

export type Suspicion =
  | { kind: 'none' }
  /** `Last-Modified` is missing, and nothing else would reveal a play with a changed date. */
  | { kind: 'blind' }
  /** No evidence, but new plays on page 1 could hide it by explaining the change. */
  | { kind: 'possible' }
  /** A change that page 1 does not explain. */
  | { kind: 'likely' }
  /** Trakt counts more plays than were found. */
  | { kind: 'counted'; missing: number };

/**
 * Whether plays may have been added behind page 1. `Last-Modified` is the best evidence: it changes with every change.
 * The count says how many, but may be wrong, and stays the same when the date of a play is changed (one removed, one
 * added).
 */
export function suspect({ fresh, before, after }: Signals): Suspicion {
  const moved = bothKnown(before.lastModified, after.lastModified) ? before.lastModified !== after.lastModified : null;
  const more = bothKnown(before.count, after.count) ? (after.count ?? 0) - (before.count ?? 0) : null;
  if (more !== null && more > fresh && moved !== false) return { kind: 'counted', missing: more - fresh };
  if (fresh > 0) return { kind: more !== null && more < fresh ? 'likely' : 'possible' };
  const other = (more !== null && more !== 0) || before.digest !== after.digest;
  if (moved ?? other) return { kind: 'likely' };
  if (moved === null) return { kind: 'blind' };
  return { kind: other ? 'possible' : 'none' };
}

const bothKnown = (a: unknown, b: unknown) => a !== null && b !== null;

export function firstSearch(top: number, now: number): Search {
  return {
    day: dayOf(now),
    used: 0,
    quiet: 0,
    searched: null,
    since: now,
    base: top,
    recent: [],
    doubt: false,
    open: null,
  };
}

/** Starts a search, continues one, or postpones it: likely changes are searched for twice a day, others once. */
export function planSearch(before: Search, suspicion: Suspicion, now: number): Search {
  const day = dayOf(now);
  const search = day === before.day ? before : { ...before, day, used: 0, quiet: 0 };
  const { open, searched } = search;
  const begin = (wanted: number | null): Search => ({
    ...search,
    doubt: false,
    open: { page: 1, found: 0, wanted, checked: false },
  });
  if (suspicion.kind === 'counted') {
    const left = open?.wanted ? open.wanted - open.found : 0;
    return begin(left + suspicion.missing);
  }
  if (open) return suspicion.kind === 'none' ? search : { ...search, doubt: true };
  const last = searched ?? (suspicion.kind === 'blind' ? search.since : null);
  const rested = last === null || Math.abs(now - last) >= DAY;
  const doubt = search.doubt || suspicion.kind !== 'none';
  const isDue = suspicion.kind === 'likely' || (doubt && rested);
  return isDue && search.quiet + MAX_PAGES_PER_READ <= MAX_QUIET_PAGES_PER_DAY ? begin(null) : { ...search, doubt };
}

/**
 * Whether the search is complete. If Trakt counted the missing plays, it is when all are found. On suspicion, it is at
 * the first page without new plays after some were found, or when the first pages had none.
 */
export function isThrough({ page, found, wanted }: OpenSearch, added: number, last: boolean): boolean {
  if (last) return true;
  if (wanted !== null) return found >= wanted;
  return added === 0 && (found > 0 || page >= MAX_PAGES_PER_READ);
}

/** The state after a search: every play up to `top` is known. */
export function ended(search: Search, top: number, now: number): Search {
  return { ...search, searched: now, since: now, base: top, recent: [], doubt: false, open: null };
}

/** Remembers the plays of a read while a search is running or waiting. */
export function remember(search: Search, fresh: number[], top: number, now: number): Search {
  if (!search.open && !search.doubt) return { ...search, base: top, recent: [], since: now };
  const recent = [...search.recent, ...fresh];
  return recent.length > MAX_RECENT_IDS ? { ...search, base: top, recent: [] } : { ...search, recent };
}

const dayOf = (now: number) => Math.floor(now / DAY);
