import { DAY } from '@/utils/lib/time';
import type { Cursor } from '@/utils/trakt/trakt-client';
import { isNumber, isRecord } from '@/utils/trakt/v2/mark';
import { type Counter, toCounter } from '@/utils/trakt/v2/me-counter';
import type { Own } from '@/utils/trakt/v2/me-rows';
import { missing } from '@/utils/trakt/v2/open-change';
import type { ListingPage } from '@/utils/trakt/v2/pagination';
import { isResting, type Rest, toRest } from '@/utils/trakt/v2/rest';

/** What is known of one comment of the person. */
export interface KnownComment {
  likes?: Counter | undefined;
  replies?: Counter | undefined;
  /** The reactions to it, which Trakt does not count; undefined: never looked. */
  reactions?: Counter | undefined;
  /** When they were last looked at, ms UTC. */
  lookedAt?: number | undefined;
  /** They could not be read. */
  reactionRest?: Rest | undefined;
  /** Since when it is missing from the person's comments, ms UTC. */
  missingSince?: number | undefined;
}

/** How far the person's comments are known: the cursor of their stream. */
export interface KnownComments {
  known: Record<string, KnownComment>;
  /** The newest comments, for their reactions; newest first. */
  newest: Own[];
  /** Highest id of a comment: higher ones are new, so that everything about them is. */
  top: number;
  etag: string | null;
  /** When the first page was last received in full, ms UTC. */
  full: number;
  /** Number of pages, and a count of those read after the first. */
  pages: number;
  next: number;
  /** An older page could not be read. */
  rest?: Rest | undefined;
}

/** Pages of comments that are read: the newest 2,000 comments. */
const MAX_PAGES = 8;

/** The number of pages, now that one of them was read. */
export function pagesAfter(page: number, { last, headers }: ListingPage, before: number): number {
  if (last) return page;
  const counted = headers.pageCount ?? Math.max(before, page + 1);
  return Math.min(MAX_PAGES, page === 1 ? Math.max(2, counted) : Math.max(before, counted));
}

/**
 * The known comments that are not on a page. Those that should be on it are kept for a while, so that a single wrong
 * answer removes nothing.
 */
export function besides(
  page: number,
  { rows, unread, last }: ListingPage,
  known: Readonly<Record<string, KnownComment>>,
  now: number,
): Record<string, KnownComment> {
  const ids = [...rows.map(({ mark }) => mark), ...unread];
  const lowest = last || page === MAX_PAGES ? 0 : Math.min(...ids);
  const highest = page === 1 ? Number.POSITIVE_INFINITY : Math.max(...ids);
  const isHere = (id: string) => Number(id) >= lowest && Number(id) <= highest;
  const here = Object.entries(known).filter(([id]) => isHere(id));
  const elsewhere = Object.entries(known).filter(([id]) => !isHere(id));
  return { ...Object.fromEntries(elsewhere), ...missing(Object.fromEntries(here), new Set(ids.map(String)), now) };
}

/** The comment that has waited longest for a look at its reactions, if one is due: each is looked at once a day. */
export function reactionsDue({ known, newest }: KnownComments, now: number): Own | undefined {
  const lookedAt = ({ id }: Own) => known[id]?.lookedAt ?? 0;
  const due = newest.filter(
    (each) => Math.abs(now - lookedAt(each)) >= DAY && !isResting(known[each.id]?.reactionRest, now),
  );
  return due.toSorted((a, b) => lookedAt(a) - lookedAt(b))[0];
}

/**
 * Parses a cursor; null if it has another format.
 *
 * @param reactions whether they are wanted; if not, a later wish begins with those that are there by then
 */
export function toKnownComments(cursor: Cursor | null, reactions: boolean): KnownComments | null {
  if (!cursor || !isRecord(cursor.known) || !isNumber(cursor.top) || !isNumber(cursor.full)) return null;
  const { newest, top, etag, full, pages, next, rest } = cursor;
  const known = Object.entries(cursor.known).map(([id, value]) => [id, toKnownComment(value, reactions)]);
  return {
    known: Object.fromEntries(known),
    newest: Array.isArray(newest) ? (newest as Own[]) : [],
    top,
    etag: typeof etag === 'string' ? etag : null,
    full,
    pages: isNumber(pages) ? pages : 1,
    next: isNumber(next) ? next : 0,
    rest: toRest(rest),
  };
}

function toKnownComment(value: unknown, reactions: boolean): KnownComment {
  if (!isRecord(value)) return {};
  const { lookedAt, missingSince } = value;
  return {
    likes: toCounter(value.likes) ?? undefined,
    replies: toCounter(value.replies) ?? undefined,
    missingSince: isNumber(missingSince) ? missingSince : undefined,
    ...(reactions && {
      reactions: toCounter(value.reactions) ?? undefined,
      lookedAt: isNumber(lookedAt) ? lookedAt : undefined,
      reactionRest: toRest(value.reactionRest),
    }),
  };
}
