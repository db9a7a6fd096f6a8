import { attempt } from '@/utils/lib/attempt';
import { isOwnFault } from '@/utils/lib/own-fault';
import { HOUR } from '@/utils/lib/time';
import { restAfter } from '@/utils/poll/backoff';
import { activeSince } from '@/utils/poll/coverage';
import type { Judge } from '@/utils/poll/judge';
import { learn } from '@/utils/poll/learn/rate';
import { readSince } from '@/utils/poll/read-since';
import { listsPast } from '@/utils/poll/stream-traits';
import { isFeedReplaced } from '@/utils/sources/feed-refused';
import type { Source } from '@/utils/sources/source';
import { type Stream, streamKey } from '@/utils/sources/stream';
import type { commit } from '@/utils/store/feed-writer';
import { handOver } from '@/utils/store/hand-over';
import type { JudgedRow } from '@/utils/store/judged-row';
import type { Database } from '@/utils/store/open-database';
import type { Coverage, StreamState } from '@/utils/store/schema';
import { newStreamState, putStreamState } from '@/utils/store/stream-states';
import { stopsRound, type TraktError } from '@/utils/trakt/errors';
import type { Row, TraktClient } from '@/utils/trakt/trakt-client';

export interface ReadContext {
  db: Database;
  feed: TraktClient;
  commit: typeof commit;
  /** Judges by settings, follow list and coverage as they are now: they may have changed since the round began. */
  judging(at: number, listAsked?: number): Promise<{ judge: Judge; coverage: Coverage }>;
  /** How long a stream rests after a first failure, ms. */
  interval: number;
  /**
   * Told of each failure, before it is stored.
   *
   * @returns until when nothing is asked because of it, ms UTC; null where it is the stream's own
   */
  onFailed(error: TraktError): number | null;
  /** When it will be read again after a good read at `at`, ms UTC. */
  nextDue(at: number): number;
  /** Slug of whoever has signed in. */
  readAs?: string | undefined;
  now: () => number;
  random: () => number;
  /** What somebody is called whose listings do not say it. */
  nameOf?(slug: string): string | undefined;
  /** Slugs of those whom the signed-in person follows, but for those who are left out. */
  people?: readonly string[];
}

/** So long at most, ms, does a stream rest whose rows the store did not take: that may be over any time. */
const MAX_STORE_REST_MS = HOUR;

/** With the shows that have joined since its last read: their past lies below the cursor that they share. */
function withJoined(stream: Stream, { listed = {} }: StreamState): Stream {
  if (stream.kind !== 'show-activity') return stream;
  return { ...stream, joined: stream.titles.filter((title) => listed[title] === undefined) };
}

/**
 * One read of one stream, from Trakt into the store: rows, cursor and the next due time in one transaction, or, where
 * the read failed, only the failure and when to try again.
 *
 * @param sources those that the stream serves, none paused
 * @returns how many news there were, or what went wrong; throws only where the store does, after a note, where it still takes
 *   that, that the stream is to rest: else the same would be asked for at every tick, only to be thrown away
 */
export async function readStream(
  stream: Stream,
  known: StreamState | undefined,
  sources: readonly Source[],
  { db, feed, commit, judging, interval, onFailed, nextDue, readAs, now, random, nameOf, people = [] }: ReadContext,
): Promise<{ news: number; error: TraktError | null }> {
  const state = known ?? newStreamState(streamKey(stream));
  const asked = now();
  const read = await readSince(feed, withJoined(stream, state), state);
  const at = now();
  const fail = async (error: TraktError) => {
    const failures = state.failures + 1;
    const until = onFailed(error) ?? at + restAfter(error, failures, interval, random);
    const { sourceIds } = stream;
    // A refusal of the feed holds through trouble of other kinds: people are read one by one all the while.
    const isReplaced = isFeedReplaced(state) && !stopsRound(error) && !isFeedReplaced({ ...state, lastError: error });
    const lastError = isReplaced ? state.lastError : error;
    const failed = { ...state, sourceIds, failures, nextDue: until, lastRead: at, lastError };
    // From now on each person's plays are read by themselves.
    if (stream.kind === 'following' && isFeedReplaced(failed) && !isFeedReplaced(state))
      await handOver(db, failed, people);
    else await putStreamState(db, failed);
    return { news: 0, error };
  };
  if (!read.ok) return fail(read.error);
  const page = read.value;
  const name = 'user' in stream ? nameOf?.(stream.user) : undefined;
  const isNothing = page.rows.length === 0 && !page.gap;
  const current = isNothing ? null : await judging(at);
  const judged = attempt(() => page.rows.flatMap((row) => current?.judge(named(row, name), stream, state) ?? []));
  if (!judged.ok) return fail(judged.error);
  const rows = judged.value;
  // What was there before anyone asked is not missed, however much more of it there is.
  const lastRead = state.lastGoodRead ?? state.vouched?.at ?? null;
  const wasAsked = sources.some(({ id }) => {
    const since = current && activeSince(current.coverage, id);
    return lastRead !== null && since !== null && since <= lastRead;
  });
  const rest = async () => {
    const failures = state.failures + 1;
    const pause = restAfter({ kind: 'unexpected', status: 0 }, failures, interval, random);
    const nextDue = at + Math.min(MAX_STORE_REST_MS, pause);
    const { sourceIds } = stream;
    await putStreamState(db, { ...state, sourceIds, failures, nextDue, lastRead: at, lastError: null });
  };
  const committed = await commit(db, {
    rows,
    page: wasAsked ? page : { ...page, gap: null },
    now: at,
    showTitle: sources.find((source) => source.kind === 'show')?.name,
    state: {
      ...state,
      sourceIds: stream.sourceIds,
      cursor: page.cursor,
      vouched: undefined,
      listed: listedAt(stream, state, asked),
      nextDue: nextDue(at),
      lastRead: at,
      lastGoodRead: asked,
      readAs,
      failures: 0,
      lastError: null,
      unknown: state.unknown + page.unknown,
      ...learnt(stream, state, rows, at),
    },
  }).catch(async (error: unknown) => {
    if (isOwnFault(error)) {
      console.error(error);
      return null;
    }
    await rest().catch(() => {});
    throw error;
  });
  if (!committed) return fail({ kind: 'internal' });
  // The feed that is read next in this round then counts as read since somebody new in the list was followed.
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

/** What the schedule learns from a read: how much came, and when what is being watched ends. */
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
  // Nothing any more: it has ended, sooner than expected perhaps.
  const ended = watchedUntil === undefined ? undefined : Math.min(watchedUntil, now);
  return { ...next, watchedUntil: rows[0]?.activity.expiresAt ?? ended };
}
