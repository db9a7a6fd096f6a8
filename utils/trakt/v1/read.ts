import type { Activity, Person } from '@/utils/activity/activity';
import { err, ok, type Result } from '@/utils/lib/result';
import { HOUR, SECOND } from '@/utils/lib/time';
import type { Stream } from '@/utils/sources/stream';
import type { TraktError } from '@/utils/trakt/errors';
import { isRetrying, nextRetryCount } from '@/utils/trakt/retry-count';
import type { Cursor, Page, Window } from '@/utils/trakt/trakt-client';
import { type Ask, FULL_ANSWER_ROWS, type V1Answer } from '@/utils/trakt/v1/ask';
import { encode, showActivityPath, userActivityPath, type V1Query } from '@/utils/trakt/v1/path';
import { toActivity } from '@/utils/trakt/v1/to-activity';
import { isInVocabulary } from '@/utils/trakt/vocabulary';

export type V1Stream = Extract<Stream, { protocol: 'v1' }>;

/**
 * Overlap of reads, seconds: the clients that sent a row also set its time, and some of their clocks were slow. The
 * store drops duplicates.
 */
const OVERLAP_SECONDS = HOUR / SECOND;
/** Year 2100, in seconds: a cursor beyond it would hide all later rows. */
const MAX_SERVER_SECONDS = 4_102_444_800;
/** Answers per read. Beyond that a gap is noted. */
const MAX_POLL_ANSWERS = 3;
/** Answers per question, 10,000 rows. Beyond that the answer is partial. */
const MAX_WINDOW_ANSWERS = 100;

/**
 * Reads a stream of the original API: a window; or, with a cursor, the rows since the server's clock at the last read,
 * with an hour of overlap; or, without one, the newest 100. After a full answer it requests again with an earlier end,
 * the only paging there is. All rows are `fresh`, because old rows cannot shift into a request that is bounded by time.
 * The exception are the newest rows of shows that have joined the stream, which a separate request reads.
 *
 * @param latest the latest time that it can be now, ms UTC: a cursor beyond it would hide all rows until then
 */
export async function readV1(
  ask: Ask,
  key: string,
  stream: V1Stream,
  cursor: Cursor | null,
  { window, latest }: { window?: Window | undefined; latest: () => number },
): Promise<Result<Page, TraktError>> {
  const since = typeof cursor?.current === 'number' && cursor.current >= 0 ? cursor.current : null;
  const start = window
    ? window.start && Math.ceil(window.start / SECOND)
    : since === null
      ? undefined
      : since - OVERLAP_SECONDS;
  let end = window?.end === undefined ? undefined : Math.floor(window.end / SECOND);
  const rows = new Map<string, Activity>();
  const stale = new Map<string, Activity>();
  const page: Page = { rows: [], cursor: {}, unchanged: false, gap: null, tallies: [], unknown: 0, dropped: 0 };
  const finish = (next: Cursor): Result<Page, TraktError> => {
    const kept = window ? inWindow(rows, window).slice(0, window.rows) : newestFirst(rows);
    const unknown = kept.filter((activity) => !isInVocabulary(activity)).length;
    const past = newestFirst(stale).map((activity) => ({ activity, fresh: false }));
    return ok({
      ...page,
      rows: [...kept.map((activity) => ({ activity, fresh: true })), ...past],
      cursor: next,
      unknown,
    });
  };
  const url = pathOf(key, stream);
  if (!url) return finish(cursor ?? {});

  let current: number | null = null;
  let floor = since ?? 0;
  for (let answers = 1; ; answers++) {
    const answer = await ask(url({ start, end }));
    if (!answer.ok) return answer;
    if (current === null) page.timestamps = inMilliseconds(answer.value);
    current ??= answer.value.current;
    const added = add(rows, answer.value.activity, ownerOf(stream));
    if (!added.ok) return added;
    page.dropped += added.value.dropped;
    const { oldest } = added.value;
    // Clients set the times of rows, which may lie in the future.
    if (answers === 1 && oldest < MAX_SERVER_SECONDS)
      floor = Math.max(floor, Math.min(oldest, Math.floor(latest() / SECOND)));
    const enough = window ? inWindow(rows, window).length >= window.rows : since === null || oldest <= since;
    if (answer.value.activity.length < FULL_ANSWER_ROWS || enough) break;
    if (answers >= (window ? MAX_WINDOW_ANSWERS : MAX_POLL_ANSWERS) || oldest === end) {
      page.gap = { since: (window ? oldest : (since ?? 0)) * SECOND, url: pageOf(stream) };
      break;
    }
    end = oldest;
  }
  const joined = window || since === null ? null : joinedOf(stream);
  const past = joined && (await readNewest(ask, key, joined));
  if (past && !past.ok) return past;
  for (const activity of past?.value ?? []) if (!rows.has(activity.id)) stale.set(activity.id, activity);
  if (!window && current > MAX_SERVER_SECONDS) return err({ kind: 'bad-shape', path: '$.timestamps.current' });
  const retryCount = nextRetryCount(page.dropped, cursor?.retryCount);
  if (!window && since !== null && isRetrying(retryCount)) return finish({ current: since, retryCount });
  // A wrong clock must not move the cursor back, neither behind the last read nor behind the rows just read; nor ahead.
  const reached = Math.min(current, Math.floor(latest() / SECOND));
  return finish(window ? {} : { current: Math.max(reached, floor), retryCount });
}

/** The stream restricted to shows that were never listed before, or null. */
function joinedOf(stream: V1Stream): V1Stream | null {
  const joined = stream.kind === 'show-activity' ? (stream.joined ?? []) : [];
  return joined.length > 0 && stream.kind === 'show-activity' ? { ...stream, titles: joined } : null;
}

async function readNewest(ask: Ask, key: string, stream: V1Stream): Promise<Result<Activity[], TraktError>> {
  const url = pathOf(key, stream);
  const answer = url && (await ask(url({})));
  if (!answer) return ok([]);
  if (!answer.ok) return answer;
  const rows = new Map<string, Activity>();
  const added = add(rows, answer.value.activity, ownerOf(stream));
  return added.ok ? ok([...rows.values()]) : added;
}

function inMilliseconds({ start, end, current }: V1Answer): Page['timestamps'] {
  const ms = (time: number | undefined) => (time === undefined ? undefined : time * SECOND);
  return { start: ms(start), end: ms(end), current: current * SECOND };
}

/** Path for a given start and end, or null if nothing is wanted: an empty list would mean everything. */
function pathOf(key: string, stream: V1Stream): ((query: Pick<V1Query, 'start' | 'end'>) => string) | null {
  const { actions } = stream;
  if (actions.length === 0) return null;
  if (stream.kind === 'show-activity') {
    const { titles, seasons } = stream;
    if (titles.length === 0 || seasons.length === 0) return null;
    return (query) => showActivityPath(key, titles, seasons, { actions, ...query });
  }
  // v1 has no ratings, watchlist entries or comments for whole seasons.
  const types = stream.types.filter((type) => type !== 'season');
  return types.length === 0 ? null : (query) => userActivityPath(key, stream.user, { types, actions, ...query });
}

function ownerOf(stream: V1Stream): Person | null {
  return stream.kind === 'user-activity' ? { username: stream.user, slug: stream.user.toLowerCase() } : null;
}

function pageOf(stream: V1Stream): string {
  const [section, name] =
    stream.kind === 'user-activity' ? ['profile', stream.user] : ['shows', stream.titles[0] ?? ''];
  return `https://app.trakt.tv/${section}/${encode(name)}`;
}

/** As with v2, single rows may be emptied or unreadable, but an answer without any readable row is an error. */
function add(
  rows: Map<string, Activity>,
  values: unknown[],
  owner: Person | null,
): Result<{ oldest: number; dropped: number }, TraktError> {
  let oldest = Number.POSITIVE_INFINITY;
  let dropped = 0;
  let unreadable = 0;
  for (const value of values) {
    const activity = toActivity(value, owner);
    if (activity === 'unreadable') unreadable++;
    if (typeof activity === 'string') dropped++;
    else {
      if (!rows.has(activity.id)) rows.set(activity.id, activity);
      oldest = Math.min(oldest, activity.at / SECOND);
    }
  }
  if (unreadable > 0 && unreadable === values.length) return err({ kind: 'bad-shape', path: '$.activity[*]' });
  return ok({ oldest, dropped });
}

function newestFirst(rows: Map<string, Activity>): Activity[] {
  return [...rows.values()].sort((a, b) => b.at - a.at);
}

function inWindow(rows: Map<string, Activity>, { start, end, filter }: Window): Activity[] {
  return newestFirst(rows).filter(
    (activity) =>
      (start === undefined || activity.at >= start) &&
      (end === undefined || activity.at <= end) &&
      (filter?.(activity) ?? true),
  );
}
