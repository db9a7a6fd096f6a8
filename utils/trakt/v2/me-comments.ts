import type { MeAction } from '@/utils/activity/about-me';
import { own as ownOf } from '@/utils/lib/own';
import { ok, type Result } from '@/utils/lib/result';
import { DAY, HOUR } from '@/utils/lib/time';
import type { TraktError } from '@/utils/trakt/errors';
import type { Cursor, Page, Row } from '@/utils/trakt/trakt-client';
import { profileUrl, userPath } from '@/utils/trakt/v2/address';
import type { Client } from '@/utils/trakt/v2/client';
import { toComment } from '@/utils/trakt/v2/comments';
import { MAX_LIMIT } from '@/utils/trakt/v2/endpoint-facts';
import { newestFirst } from '@/utils/trakt/v2/found';
import type { Decoded, Listing } from '@/utils/trakt/v2/listing-definition';
import { isNumber, isRecord } from '@/utils/trakt/v2/mark';
import { type Counter, FROM_ZERO, firstSeen, isDue, toCounter, unread } from '@/utils/trakt/v2/me-counter';
import { answers, commentLikes, look, type Own, reactions } from '@/utils/trakt/v2/me-rows';
import { owner } from '@/utils/trakt/v2/media';
import { readPage } from '@/utils/trakt/v2/pagination';

/** What is known of one comment of the person. */
interface Known {
  likes: Counter;
  replies: Counter;
  /** Time of the newest reaction, ms UTC; absent: never looked. */
  reaction?: number | undefined;
  /** Checksums of the reactions at that time. */
  reactionIds?: number[] | undefined;
  /** When its reactions were last looked at, ms UTC. */
  lookedAt?: number | undefined;
}

/** Listings behind counters that one read requests at most; the others stay due. */
const MAX_LOOKS = 10;
/** Pages of comments that are read in turn: the newest 2,000 comments. */
const MAX_PAGES = 8;
/** Reactions have no counter: those to the newest comments are read once a day. */
const REACTED_COMMENTS = 10;
const REACTED_FOR_MS = 30 * DAY;
/** How long a 304 is trusted: it might be a digest of something else than the counters. */
const TRUST_304_MS = HOUR;

interface State {
  known: Record<string, Known>;
  /** The newest comments, for their reactions; newest first. */
  newest: Own[];
  /** Highest id of a comment: higher ones are new, so that everything about them is. */
  top: number;
  etag: string | null;
  /** When the first page was last received in full, ms UTC. */
  full: number;
  /** Number of pages, and the one to read after the first. */
  pages: number;
  next: number;
  /** The last read was of something else than the first page. */
  aside: boolean;
}

interface MeCommentsStream {
  self: string;
  wants: readonly MeAction[];
}

/** The person's own comments, by themself and with their counters. */
function ownComments(self: string): Listing {
  return {
    of: 'user',
    path: `${userPath(self)}/comments/all/all`,
    query: { include_replies: 'true' },
    map: (row) => toComment(row, owner(self)),
    newBy: 'id',
    url: profileUrl(self),
  };
}

/**
 * Reads what others did with the person's comments: one request if nothing has moved. Every other read at most is about
 * reactions or an older page, and then vouches for nothing else.
 */
export async function readMeComments(
  client: Client,
  { self, wants }: MeCommentsStream,
  cursor: Cursor | null,
): Promise<Result<Page, TraktError>> {
  const state = toState(cursor, wants.includes('reaction'));
  const now = client.now();
  if (state && !state.aside) {
    const reacted = wants.includes('reaction') ? reactionsDue(state, now) : undefined;
    if (reacted) return readReactions(client, self, state, reacted);
    if (state.pages > 1) return readComments(client, { self, wants }, state, 2 + (state.next % (state.pages - 1)));
  }
  return readComments(client, { self, wants }, state, 1);
}

const pageOf = (rows: Row[], cursor: State, more: Partial<Page> = {}): Page => ({
  rows: newestFirst(rows),
  cursor: { ...cursor },
  unchanged: false,
  gap: null,
  tallies: [],
  unknown: 0,
  dropped: 0,
  ...more,
});

async function readComments(
  client: Client,
  { self, wants }: MeCommentsStream,
  state: State | null,
  page: number,
): Promise<Result<Page, TraktError>> {
  const now = client.now();
  const isOpen = state && Object.values(state.known).some(({ likes, replies }) => likes.open || replies.open);
  const isTrusted = state && page === 1 && !isOpen && Math.abs(now - state.full) < TRUST_304_MS;
  const validators = isTrusted ? { etag: state.etag, lastModified: null } : null;
  const read = await readPage(client, ownComments(self), { page, limit: MAX_LIMIT }, validators);
  if (!read.ok) return read;
  const partial = page > 1;
  if (state && read.value.unchanged) return ok(pageOf([], { ...state, aside: false }, { unchanged: true }));
  const { rows: listed, headers, last } = read.value;
  const at = headers.date ?? now;
  const known: Record<string, Known> = { ...state?.known };
  const rows: Row[] = [];
  let looks = 0;
  let isCut = false;
  for (const row of listed) {
    const own = toOwn(row);
    const { likes = 0, replies = 0 } = row.activity.comment ?? {};
    const isNew = state !== null && row.mark > state.top;
    const before = ownOf(known, String(own.id)) ?? firstKnown(isNew, { likes, replies }, at);
    const next: Known = { ...before };
    known[own.id] = next;
    const counters = [
      { name: 'likes', n: likes, action: 'comment_like', listing: () => commentLikes(own, self) },
      {
        name: 'replies',
        n: replies,
        action: 'reply',
        listing: () => answers(`/comments/${own.id}/replies`, 'reply', own, self),
      },
    ] as const;
    for (const { name, n, action, listing } of counters) {
      // Nobody wants to know: the counter follows, so that a later wish begins with it.
      if (!wants.includes(action)) next[name] = firstSeen(n, at);
      else if (!isDue(before[name], n, now)) next[name] = unread(before[name], n);
      else if (looks >= MAX_LOOKS) isCut = true;
      else {
        looks++;
        const seen = await look(client, listing(), before[name], n);
        if (!seen.ok) return seen;
        next[name] = seen.value.counter;
        rows.push(...seen.value.rows);
      }
    }
  }
  const pages = last ? page : Math.min(MAX_PAGES, Math.max(headers.pageCount ?? page + 1, page));
  const ids = new Set(listed.map(({ activity }) => String(activity.comment?.id)));
  // The only page holds all comments: what is missing was deleted.
  const kept = page === 1 && last ? Object.fromEntries(Object.entries(known).filter(([id]) => ids.has(id))) : known;
  const newest = listed.slice(0, REACTED_COMMENTS).filter(({ activity }) => now - activity.at < REACTED_FOR_MS);
  const after: State = {
    known: kept,
    newest: partial && state ? state.newest : newest.map(toOwn),
    top: Math.max(state?.top ?? 0, ...listed.map(({ mark }) => mark)),
    etag: partial ? (state?.etag ?? null) : isCut ? null : headers.etag,
    full: partial ? (state?.full ?? 0) : now,
    pages: partial ? Math.max(state?.pages ?? page, last ? page : pages) : pages,
    next: partial ? (state?.next ?? 0) + 1 : (state?.next ?? 0),
    aside: partial,
  };
  return ok(pageOf(rows, after, { partial }));
}

/** A comment that is not known yet: one that is new starts at zero, the counters of others as they are. */
function firstKnown(isNew: boolean, { likes, replies }: { likes: number; replies: number }, at: number): Known {
  if (!isNew) return { likes: firstSeen(likes, at), replies: firstSeen(replies, at) };
  return { likes: FROM_ZERO, replies: FROM_ZERO, reaction: 0 };
}

function toOwn({ activity }: Decoded): Own {
  const { comment, action, movie, show, season, episode, list } = activity;
  const id = comment?.id ?? 0;
  return { id, item: { movie, show, season, episode, list }, mine: { id, review: action === 'review' } };
}

/** The comment whose reactions have waited longest, if one is due. */
function reactionsDue({ known, newest }: State, now: number): Own | undefined {
  const lookedAt = ({ id }: Own) => ownOf(known, String(id))?.lookedAt ?? 0;
  const due = newest.filter((each) => Math.abs(now - lookedAt(each)) >= DAY);
  return due.toSorted((a, b) => lookedAt(a) - lookedAt(b))[0];
}

async function readReactions(client: Client, self: string, state: State, own: Own): Promise<Result<Page, TraktError>> {
  const before = ownOf(state.known, String(own.id));
  const counter: Counter = { n: 0, top: before?.reaction ?? 0, ids: before?.reactionIds };
  const seen = await look(client, reactions(own, self), counter, 0);
  if (!seen.ok) return seen;
  // Those that were there at the first look are no news.
  const rows = before?.reaction === undefined ? [] : seen.value.rows;
  const { top: reaction, ids: reactionIds } = seen.value.counter;
  const known = { ...state.known };
  if (before) known[own.id] = { ...before, reaction, reactionIds, lookedAt: client.now() };
  return ok(pageOf(rows, { ...state, known, aside: true }, { partial: true }));
}

/** @param reactions whether they are wanted; if not, a later wish begins with those that are there by then */
function toState(cursor: Cursor | null, reactions: boolean): State | null {
  if (!cursor || !isRecord(cursor.known) || !isNumber(cursor.top) || !isNumber(cursor.full)) return null;
  const known: Record<string, Known> = {};
  for (const [id, value] of Object.entries(cursor.known)) {
    const [likes, replies] = isRecord(value) ? [toCounter(value.likes), toCounter(value.replies)] : [];
    if (likes && replies) known[id] = { ...(reactions ? (value as Partial<Known>) : {}), likes, replies };
  }
  return {
    known,
    newest: Array.isArray(cursor.newest) ? (cursor.newest as Own[]) : [],
    top: cursor.top,
    etag: typeof cursor.etag === 'string' ? cursor.etag : null,
    full: cursor.full,
    pages: isNumber(cursor.pages) ? cursor.pages : 1,
    next: isNumber(cursor.next) ? cursor.next : 0,
    aside: cursor.aside === true,
  };
}
