import { attempt } from '@/utils/lib/attempt';
import { own } from '@/utils/lib/own';
import { isOwnFault } from '@/utils/lib/own-fault';
import { HOUR } from '@/utils/lib/time';
import { restAfter } from '@/utils/poll/backoff';
import { activeSince } from '@/utils/poll/coverage';
import type { Judge } from '@/utils/poll/judge';
import { learn } from '@/utils/poll/learn/rate';
import { readSince } from '@/utils/poll/read-since';
import { listsPast } from '@/utils/poll/stream-traits';
import { stillVouched } from '@/utils/poll/take-over';
import { isFeedReplaced } from '@/utils/sources/feed-refused';
import type { Source } from '@/utils/sources/source';
import { type Stream, streamKey } from '@/utils/sources/stream';
import type { commit } from '@/utils/store/feed-writer';
import { handOver } from '@/utils/store/hand-over';
import type { JudgedRow } from '@/utils/store/judged-row';
import type { Database } from '@/utils/store/open-database';
import type { Coverage, StreamState } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';
import { stopsRound, type TraktError } from '@/utils/trakt/errors';
import type { Page, Row, TraktClient } from '@/utils/trakt/trakt-client';

export interface ReadContext {
  db: Database;
  trakt: TraktClient;
  commit: typeof commit;
  /** Keeps the state after a read that has no rows; it is stored soon (`poll/ledger`). */
  defer(state: StreamState): void;
  /** Stores what was deferred so far. */
  saveDeferred(): Promise<void>;
  /** A judge for the current settings, follow list and coverage, which may have changed since the round began. */
  judging(at: number, listAsked?: number): Promise<{ judge: Judge; coverage: Coverage }>;
  /** How long a stream rests after a first failure, ms. */
  interval: number;
  /**
   * Called with each failure before it is stored.
   *
   * @returns until when nothing may be sent because of it, ms UTC; null if the failure is specific to the stream
   */
  onFailed(error: TraktError): number | null;
  /** When the stream is due again after a good read at `at`, ms UTC. */
  nextDue(at: number): number;
  /** Slug of the signed-in person. */
  readAs?: string | undefined;
  now: () => number;
  random: () => number;
  /** The display name of a person, for listings that do not contain it. */
  nameOf?(slug: string): string | undefined;
  /** Slugs of the people the signed-in person follows, without those who are excluded. */
  people?: readonly string[];
}

/** Longest rest of a stream after the store rejected its rows, ms: the store may recover any time. */
const MAX_STORE_REST_MS = HOUR;

/** Other parts of the same round read the cursors of these streams from the store. */
const SHARED_CURSORS: readonly Stream['kind'][] = ['follows', 'own-watchlist', 'own-plays'];

/**
 * Whether a read changed nothing but the stream's own state. A kill may lose that: the next read starts from the older
 * state.
 */
const isQuiet = ({ kind }: Stream, { rows, gap, tallies }: Page): boolean =>
  rows.length === 0 && !gap && tallies.length === 0 && !SHARED_CURSORS.includes(kind);

/** Adds the shows that joined since the last read: their past lies below the cursor they share. */
function withJoined(stream: Stream, { listed = {} }: StreamState): Stream {
  if (stream.kind !== 'show-activity') return stream;
  return { ...stream, joined: stream.titles.filter((title) => own(listed, title) === undefined) };
}

/**
 * Reads one stream from Trakt into the store. A good read commits rows, cursor and next due time in one transaction. A
 * read without rows, or a failed one, only defers the stream's new state.
 *
 * @param sources the sources that the stream serves, none of them paused
 * @returns the number of news, or the error
 * @throws only if the store does. The stream is put to rest, if the store still accepts that: otherwise each tick would
 *   request the same rows only to discard them.
 */
export async function readStream(
  stream: Stream,
  known: StreamState | undefined,
  sources: readonly Source[],
  context: ReadContext,
): Promise<{ news: number; error: TraktError | null }> {
  const { db, trakt, commit, defer, judging, interval, onFailed, nextDue, readAs, now, random } = context;
  const { nameOf, people = [] } = context;
  const state = known ?? newStreamState(streamKey(stream));
  const asked = now();
  const read = await readSince(trakt, withJoined(stream, state), state);
  const at = now();
  const fail = async (error: TraktError) => {
    const failures = state.failures + 1;
    const until = onFailed(error) ?? at + restAfter(error, failures, interval, random);
    const { sourceIds } = stream;
    // A refused follow feed stays marked as refused through other failures: people are read individually in the
    // meantime.
    const isReplaced = isFeedReplaced(state) && !stopsRound(error) && !isFeedReplaced({ ...state, lastError: error });
    const lastError = isReplaced ? state.lastError : error;
    const failed = { ...state, sourceIds, failures, nextDue: until, lastRead: at, lastError };
    // From now on each person's plays are read individually.
    if (stream.kind === 'following' && isFeedReplaced(failed) && !isFeedReplaced(state)) {
      // The states of people's plays are changed in the store: nothing older may be written over them later.
      await context.saveDeferred();
      await handOver(db, failed, people);
    } else defer(failed);
    return { news: 0, error };
  };
  if (!read.ok) return fail(read.error);
  const page = read.value;
  const name = 'user' in stream ? nameOf?.(stream.user) : undefined;
  const isNothing = page.rows.length === 0 && !page.gap;
  const current = isNothing ? null : await judging(at);
  const judged = attempt(() =>
    page.rows.flatMap((row) => current?.judge(named(row, name), stream, state, trakt.clockSkew()) ?? []),
  );
  if (!judged.ok) return fail(judged.error);
  const rows = judged.value;
  // A gap before any source asked for the stream is not a loss, however large it is.
  const lastRead = state.lastGoodRead ?? state.vouched?.at ?? null;
  const wasAsked = sources.some(({ id }) => {
    const since = current && activeSince(current.coverage, id);
    return lastRead !== null && since !== null && since <= lastRead;
  });
  const rest = () => {
    const failures = state.failures + 1;
    const pause = restAfter({ kind: 'unexpected', status: 0 }, failures, interval, random);
    const nextDue = at + Math.min(MAX_STORE_REST_MS, pause);
    const { sourceIds } = stream;
    defer({ ...state, sourceIds, failures, nextDue, lastRead: at, lastError: null });
  };
  const after: StreamState = {
    ...state,
    sourceIds: stream.sourceIds,
    cursor: page.cursor,
    vouched: stillVouched(stream, state.vouched),
    listed: listedAt(stream, state, asked),
    nextDue: nextDue(at),
    lastRead: at,
    lastGoodRead: asked,
    readAs,
    failures: 0,
    lastError: null,
    unknown: state.unknown + page.unknown,
    ...learnt(stream, state, rows, at),
  };
  if (isQuiet(stream, page)) {
    defer(after);
    return { news: 0, error: null };
  }
  const committed = await commit(db, {
    rows,
    page: wasAsked ? page : { ...page, gap: null },
    now: at,
    showTitle: sources.find((source) => source.kind === 'show')?.name,
    state: after,
  }).catch(async (error: unknown) => {
    if (isOwnFault(error)) {
      console.error(error);
      return null;
    }
    rest();
    throw error;
  });
  if (!committed) return fail({ kind: 'internal' });
  // The follow feed is read next in this round: it then counts as read after the new people in the list were followed.
  if (stream.kind === 'follows') await judging(at, asked);
  return { news: committed.news, error: null };
}

function listedAt(stream: Stream, { listed }: StreamState, at: number): StreamState['listed'] {
  if (stream.kind !== 'show-activity') return undefined;
  return { ...listed, ...Object.fromEntries(stream.titles.map((title) => [title, at])) };
}

function named(row: Row, name: string | undefined): Row {
  const { activity } = row;
  if (!name || activity.user.name) return row;
  return { ...row, activity: { ...activity, user: { ...activity.user, name } } };
}

/** What the schedule learns from a read: the rate of news, and when the current playback ends. */
function learnt(
  stream: Stream,
  { rate, watchedUntil, lastGoodRead: since }: StreamState,
  rows: readonly JudgedRow[],
  now: number,
): Pick<StreamState, 'rate' | 'watchedUntil'> {
  const news = rows.filter(({ fresh, decision }) => (fresh || since === null) && decision.level !== 'off');
  const times = news.map(({ activity }) => activity.at);
  const next = { rate: learn(rate, { times, since, now, listsPast: listsPast(stream) }) };
  if (stream.kind !== 'watching') return next;
  // No row: playback has ended, possibly sooner than expected.
  const ended = watchedUntil === undefined ? undefined : Math.min(watchedUntil, now);
  return { ...next, watchedUntil: rows[0]?.activity.expiresAt ?? ended };
}
