import type { MeAction } from '@/utils/activity/about-me';
import { ok, type Result } from '@/utils/lib/result';
import { DAY, HOUR } from '@/utils/lib/time';
import { stopsRound, type TraktError } from '@/utils/trakt/errors';
import type { Cursor, Page, Row } from '@/utils/trakt/trakt-client';
import type { Client } from '@/utils/trakt/v2/client';
import { commentsListing } from '@/utils/trakt/v2/comments';
import { MAX_LIMIT } from '@/utils/trakt/v2/endpoint-facts';
import { newestFirst } from '@/utils/trakt/v2/found';
import {
  besides,
  type KnownComment,
  type KnownComments,
  pagesAfter,
  reactionsDue,
  toKnownComments,
} from '@/utils/trakt/v2/known-comments';
import type { Decoded } from '@/utils/trakt/v2/listing-definition';
import { FROM_ZERO, isWaiting } from '@/utils/trakt/v2/me-counter';
import { type Counted, followCounters, look, MAX_LOOKS, topOf } from '@/utils/trakt/v2/me-looks';
import { answers, commentLikes, type Own, reactions } from '@/utils/trakt/v2/me-rows';
import { readPage } from '@/utils/trakt/v2/pagination';
import { isResting, restAgain } from '@/utils/trakt/v2/rest';

/** Reactions have no counter: those to the newest comments are read once a day. */
const REACTED_COMMENTS = 10;
const REACTED_FOR_MS = 30 * DAY;
/** How long a 304 is trusted: its ETag may be a digest of something other than the counters. */
const TRUST_304_MS = HOUR;

interface MeCommentsStream {
  self: string;
  signedIn: boolean;
  wants: readonly MeAction[];
}

/** A part of a read: its rows, and the state after it. */
interface Step {
  rows: Row[];
  state: KnownComments;
  /** Listings behind counters that it has read. */
  looks: number;
}

/**
 * Reads what others did with the person's comments: one request if nothing has moved, because new comments are on the
 * first page. At most one other page is read as well: an older one, or the reactions to a comment.
 */
export async function readMeComments(
  client: Client,
  stream: MeCommentsStream,
  cursor: Cursor | null,
): Promise<Result<Page, TraktError>> {
  const before = toKnownComments(cursor, stream.wants.includes('reaction'));
  const first = await readComments(client, stream, before, { page: 1, most: MAX_LOOKS });
  if (!first.ok) return first;
  const aside = before ? await readAside(client, stream, first.value) : ok<Step>({ ...first.value, rows: [] });
  if (!aside.ok) return aside;
  return ok({
    rows: newestFirst([...first.value.rows, ...aside.value.rows]),
    cursor: { ...aside.value.state },
    unchanged: false,
    gap: null,
    tallies: [],
    unknown: 0,
    dropped: 0,
  });
}

/**
 * Reads what is due besides the first page, if anything is: the reactions to a comment, or an older page in its turn.
 */
async function readAside(
  client: Client,
  stream: MeCommentsStream,
  { state, looks }: Step,
): Promise<Result<Step, TraktError>> {
  const now = client.now();
  const reacted = stream.wants.includes('reaction') ? reactionsDue(state, now) : undefined;
  if (reacted) return readReactions(client, stream.self, state, reacted);
  if (state.pages < 2 || isResting(state.rest, now)) return ok({ rows: [], state, looks: 0 });
  const page = 2 + (state.next % (state.pages - 1));
  const next = { ...state, next: state.next + 1, rest: undefined };
  const older = await readComments(client, stream, next, { page, most: MAX_LOOKS - looks });
  if (older.ok || stopsRound(older.error)) return older;
  return ok({ rows: [], state: { ...next, rest: restAgain(state.rest, now) }, looks: 0 });
}

/** Reads a page of comments, and the listings behind at most `most` of its counters. */
async function readComments(
  client: Client,
  stream: MeCommentsStream,
  state: KnownComments | null,
  { page, most }: { page: number; most: number },
): Promise<Result<Step, TraktError>> {
  const now = client.now();
  const isFirst = page === 1;
  const isTrusted = state && isFirst && !hasWaiting(state, now) && Math.abs(now - state.full) < TRUST_304_MS;
  const validators = isTrusted ? { etag: state.etag, lastModified: null } : null;
  // The signed-in person may read their own comments: none means that there are none.
  const listing = { ...commentsListing(stream.self), of: stream.signedIn ? 'own' : 'user' } as const;
  const read = await readPage(client, listing, { page, limit: MAX_LIMIT }, validators);
  if (!read.ok) return read;
  if (state && read.value.unchanged) return ok({ rows: [], state, looks: 0 });
  const { rows: listed, headers } = read.value;
  const before = listed.map((row) => knownOf(row, state));
  const counted = listed.flatMap((row, index) => countersOf(row, before[index] ?? {}, stream));
  const looked = await followCounters(client, counted, { at: headers.date ?? now, most });
  if (!looked.ok) return looked;
  const { rows, after, looks, isCut } = looked.value;
  const known = besides(page, read.value, state?.known ?? {}, now);
  listed.forEach(({ mark }, index) => {
    const [likes, replies] = after.slice(2 * index);
    known[mark] = { ...before[index], likes, replies, missingSince: undefined };
  });
  const base = { known, top: topOf(known, state?.top ?? 0), pages: pagesAfter(page, read.value, state?.pages ?? 1) };
  if (state && !isFirst) return ok({ rows, state: { ...state, ...base }, looks });
  const newest = listed.slice(0, REACTED_COMMENTS).filter(({ activity }) => now - activity.at < REACTED_FOR_MS);
  const etag = isCut ? null : headers.etag;
  const next = { ...base, newest: newest.map(toOwn), etag, full: now, next: state?.next ?? 0, rest: state?.rest };
  return ok({ rows, state: next, looks });
}

/** Whether a listing is to be read although its counter has not moved: only a full page shows the counter. */
function hasWaiting({ known }: KnownComments, now: number): boolean {
  return Object.values(known).some(
    ({ likes, replies, missingSince }) =>
      missingSince === undefined && [likes, replies].some((counter) => counter && isWaiting(counter, now)),
  );
}

/** What is known of a comment: everything about a new one is news. */
function knownOf({ mark }: Decoded, state: KnownComments | null): KnownComment {
  const isNew = state !== null && mark > state.top;
  return state?.known[mark] ?? (isNew ? { likes: FROM_ZERO, replies: FROM_ZERO, reactions: FROM_ZERO } : {});
}

function countersOf(row: Decoded, before: KnownComment, { self, wants }: MeCommentsStream): [Counted, Counted] {
  const own = toOwn(row);
  const { likes, replies } = row.activity.comment ?? {};
  return [
    {
      n: likes,
      before: before.likes,
      isWanted: wants.includes('comment_like'),
      listing: () => commentLikes(own, self),
    },
    {
      n: replies,
      before: before.replies,
      isWanted: wants.includes('reply'),
      listing: () => answers(`/comments/${own.id}/replies`, 'reply', own, self),
    },
  ];
}

function toOwn({ activity, mark: id }: Decoded): Own {
  const { action, movie, show, season, episode, list } = activity;
  return { id, item: { movie, show, season, episode, list }, mine: { id, review: action === 'review' } };
}

async function readReactions(
  client: Client,
  self: string,
  state: KnownComments,
  own: Own,
): Promise<Result<Step, TraktError>> {
  const before = state.known[own.id] ?? {};
  const counter = { ...(before.reactions ?? FROM_ZERO), rest: before.reactionRest };
  const seen = await look(client, reactions(own, self), counter, 0);
  if (!seen.ok) return seen;
  const { rest: reactionRest, ...after } = seen.value.counter;
  const next: KnownComment = reactionRest
    ? { ...before, reactionRest }
    : { ...before, reactions: after, lookedAt: client.now(), reactionRest };
  // Reactions that were there at the first look are not news.
  const rows = before.reactions ? seen.value.rows : [];
  return ok({ rows, state: { ...state, known: { ...state.known, [own.id]: next } }, looks: 0 });
}
