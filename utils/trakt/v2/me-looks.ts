import { ok, type Result } from '@/utils/lib/result';
import { stopsRound, type TraktError } from '@/utils/trakt/errors';
import type { Row } from '@/utils/trakt/trakt-client';
import type { Client } from '@/utils/trakt/v2/client';
import type { Decoded, Listing } from '@/utils/trakt/v2/listing-definition';
import {
  afterFailure,
  afterLook,
  type Counter,
  firstSeen,
  isBelievable,
  isDue,
  newRows,
  unread,
  upToNow,
} from '@/utils/trakt/v2/me-counter';
import { NOBODY } from '@/utils/trakt/v2/me-rows';
import { POLL_ROWS, readPage } from '@/utils/trakt/v2/pagination';

/** A counter of the person's own comment or list, and the listing behind it. */
export interface Counted {
  /** What Trakt counts now; undefined: the answer does not say, so that nothing is known to have changed. */
  n: number | undefined;
  /** Undefined: never seen. */
  before: Counter | undefined;
  isWanted: boolean;
  listing(): Listing;
}

/** Listings behind counters that one read requests at most; the others stay due. */
export const MAX_LOOKS = 10;

/** A listing that is gone, or that this account may not see, counts as empty. */
const GONE: readonly TraktError['kind'][] = ['not-found', 'private', 'forbidden'];

interface Listed {
  /** Without rows that a broken clock has dated more than two hours ahead. */
  rows: Decoded[];
  /** Number of rows in all. */
  total: number;
}

/** Reads the first and the last page of a listing, because its order is not documented. */
async function readBothEnds(client: Client, listing: Listing): Promise<Result<Listed, TraktError>> {
  const first = await readPage(client, listing, { page: 1, limit: POLL_ROWS });
  if (!first.ok) return first;
  const { rows, length, headers, last } = first.value;
  const at = Math.max(headers.date ?? 0, client.now());
  const believed = (all: readonly Decoded[]) => all.filter(({ mark }) => isBelievable(mark, at));
  if (last) return ok({ rows: believed(rows), total: length });
  const page = Math.max(2, headers.pageCount ?? 2);
  const end = await readPage(client, listing, { page, limit: POLL_ROWS });
  if (!end.ok) return end;
  const all = new Map([...rows, ...end.value.rows].map((row) => [row.activity.id, row]));
  const total = headers.itemCount ?? POLL_ROWS * (page - 1) + end.value.length;
  return ok({ rows: believed([...all.values()]), total });
}

/**
 * Reads the listing behind a counter: its new rows, and the counter afterwards. Returns an error only if it concerns
 * all of Trakt; any other failure makes only this counter wait.
 */
export async function look(
  client: Client,
  listing: Listing,
  counter: Counter,
  n: number,
): Promise<Result<{ rows: Row[]; counter: Counter }, TraktError>> {
  const read = await readBothEnds(client, listing);
  const now = client.now();
  if (!read.ok) {
    if (stopsRound(read.error)) return read;
    const isGone = GONE.includes(read.error.kind);
    const after = isGone ? afterLook(counter, { n, rows: [], total: 0, now }) : afterFailure(counter, now);
    return ok({ rows: [], counter: after });
  }
  const { rows, total } = read.value;
  const shown = newRows(counter, rows).filter(({ activity }) => activity.user !== NOBODY);
  return ok({
    rows: shown.map(({ activity }) => ({ activity, fresh: true })),
    counter: afterLook(counter, { n, rows, total, now }),
  });
}

/**
 * The highest known id: what is above is new, so that everything about it is. An absurd id in one answer is forgotten
 * with its comment or list.
 */
export function topOf(known: Readonly<Record<string, unknown>>, before: number): number {
  const ids = Object.keys(known).map(Number);
  return ids.length > 0 ? Math.max(...ids) : before;
}

interface Looked {
  rows: Row[];
  /** The counters afterwards, in the same order; undefined: still never seen. */
  after: (Counter | undefined)[];
  /** How many listings were read, and whether others are due, too. */
  looks: number;
  isCut: boolean;
}

/**
 * Follows counters, and reads the listings behind those that have moved: at most `most`, those that wait longest first.
 *
 * @param at when Trakt answered with the counters, ms UTC by its clock
 */
export async function followCounters(
  client: Client,
  counted: readonly Counted[],
  { at, most = MAX_LOOKS }: { at: number; most?: number },
): Promise<Result<Looked, TraktError>> {
  const now = client.now();
  const due: { index: number; counter: Counter; n: number; listing: () => Listing }[] = [];
  const after = counted.map(({ n, before, isWanted, listing }, index) => {
    // Not wanted: the counter is still updated, so that a later wish starts from there.
    if (!isWanted) return n === undefined ? undefined : firstSeen(n, at);
    if (n === undefined) return before;
    const counter = upToNow(before ?? firstSeen(n, at), Math.max(at, now));
    if (!isDue(counter, n, now)) return unread(counter, n);
    due.push({ index, counter, n, listing });
    return counter;
  });
  const dueAt = ({ counter: { open, rest } }: (typeof due)[number]) => rest?.dueAt ?? open?.dueAt ?? 0;
  const chosen = due.toSorted((a, b) => dueAt(a) - dueAt(b)).slice(0, Math.max(0, most));
  const rows: Row[] = [];
  for (const { index, counter, n, listing } of chosen) {
    const seen = await look(client, listing(), counter, n);
    if (!seen.ok) return seen;
    after[index] = seen.value.counter;
    rows.push(...seen.value.rows);
  }
  return ok({ rows, after, looks: chosen.length, isCut: due.length > chosen.length });
}
