import { watchKeys } from '@/utils/activity/coalesce-key';
import { ok, type Result } from '@/utils/lib/result';
import { DAY, MINUTE } from '@/utils/lib/time';
import type { TraktError } from '@/utils/trakt/errors';
import type { Cursor, Page } from '@/utils/trakt/trakt-client';
import type { Client } from '@/utils/trakt/v2/client';
import { MAX_LIMIT } from '@/utils/trakt/v2/endpoint-facts';
import { historyListing } from '@/utils/trakt/v2/history';
import { isNumber, isRecord } from '@/utils/trakt/v2/mark';
import { readPage } from '@/utils/trakt/v2/pagination';

/** Pages per read: 3,000 plays, which take well under a worker's 30 s. The next read continues. */
const MAX_PAGES = 12;
/** Interval of complete reads, ms: only they find plays that were added far in the past. */
const REREAD_AFTER_MS = 7 * DAY;

interface OwnPlays {
  /** Watched items by the keys of `watchKeys`, split at the last colon: `episode:severance:2` -> `5`, … */
  watched: Record<string, string[]>;
  /** Highest id of a play read so far. */
  top: number;
  /** Plays before this time have not been read yet, ms UTC; null: all have been. */
  until: number | null;
  /** When the complete read began, ms UTC. */
  began: number;
}

/**
 * Reads everything a person has watched: no rows, only a cursor with the keys. The newest plays come first, then older
 * ones back to the first, over as many reads as necessary. Keys are never removed.
 */
export async function readOwnPlays(
  client: Client,
  user: string,
  cursor: Cursor | null,
  most = MAX_PAGES,
): Promise<Result<Page, TraktError>> {
  const now = client.now();
  const known = toOwnPlays(cursor);
  const next: OwnPlays = known ?? { watched: {}, top: 0, until: now, began: now };
  if (known && next.until === null && now - next.began > REREAD_AFTER_MS)
    Object.assign(next, { until: now, began: now });
  const listing = historyListing(user);
  const { top: seen, until: from } = next;
  let pages = 0;

  /** Adds a page. Returns whether it was the last one needed. */
  const take = async (page: number, end: number | undefined): Promise<Result<{ done: boolean }, TraktError>> => {
    pages++;
    const window = end === undefined ? undefined : { end, rows: MAX_LIMIT };
    const read = await readPage(client, listing, { page, limit: MAX_LIMIT, window });
    if (!read.ok) return read;
    const { rows, last } = read.value;
    for (const { activity, mark } of rows) {
      for (const key of watchKeys(activity)) add(next.watched, key);
      next.top = Math.max(next.top, mark);
      if (end !== undefined) next.until = Math.min(next.until ?? now, activity.at);
    }
    if (end !== undefined && last) next.until = null;
    return ok({ done: last || (end === undefined && rows.some(({ mark }) => mark <= seen)) });
  };

  for (let page = 1; known && pages < most; page++) {
    const taken = await take(page, undefined);
    if (!taken.ok) return taken;
    if (taken.value.done) break;
  }
  for (let page = 1; from !== null && next.until !== null && pages < most; page++) {
    const taken = await take(page, from);
    if (!taken.ok) return taken;
    if (taken.value.done) break;
  }
  // More plays in one minute than a read covers: the rest of that minute stays unknown.
  if (next.until !== null && next.until === from && from !== now) next.until = from - 2 * MINUTE;
  return ok({
    rows: [],
    cursor: { ...next },
    unchanged: false,
    gap: null,
    tallies: [],
    unknown: 0,
    dropped: 0,
  });
}

function add(watched: OwnPlays['watched'], key: string): void {
  const at = key.lastIndexOf(':');
  const [group, one] = [key.slice(0, at), key.slice(at + 1)];
  const known = watched[group];
  if (!known) watched[group] = [one];
  else if (!known.includes(one)) known.push(one);
}

/** Parses a copy of a cursor; null if it has another format. */
function toOwnPlays(cursor: Cursor | null): OwnPlays | null {
  const { watched, top, until, began } = cursor ?? {};
  if (!isRecord(watched) || !isNumber(top) || !isNumber(began) || !(until === null || isNumber(until))) return null;
  return { watched: structuredClone(watched) as OwnPlays['watched'], top, until, began };
}
