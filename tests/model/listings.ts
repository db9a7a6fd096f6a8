import { HOUR, SECOND } from '@/utils/lib/time';
import type { Stream } from '@/utils/sources/stream';
import type { Cursor, Page } from '@/utils/trakt/trakt-client';
import { type Fact, isGoingOn, isListed } from './facts';

/** How many rows a read can return: a larger burst leaves a gap. */
const PAGE = 5;
/** A first read returns more; nothing lies beyond its end. */
const FIRST_PAGE = 100;
const V1_ROWS = 8;
const V1_OVERLAP = HOUR;

/** `current`: the server's clock, seconds, as on v1. */
type Mark = { top: number; at: number } | { current: number };

interface Shown {
  rows: { fact: Fact; fresh: boolean }[];
  gap: Page['gap'];
  mark: Mark;
}

const URL = 'https://app.trakt.tv';

/** The two protocols' answers, newest first, from a cursor of the model's own: the highest number, or the time. */
export function show(
  stream: Stream,
  cursor: Cursor | null,
  facts: readonly Fact[],
  followed: ReadonlySet<string>,
  now: number,
): Shown {
  const all = facts.filter((fact) => isListed(stream, fact, followed));
  return stream.protocol === 'v1'
    ? showV1(stream, all, cursor, now)
    : showV2(stream, all, cursor as { top: number; at: number } | null, facts, now);
}

function showV1(stream: Stream, all: Fact[], cursor: Cursor | null, now: number): Shown {
  const mark = typeof cursor?.current === 'number' ? { at: cursor.current * SECOND } : null;
  const newest = all.sort((a, b) => b.at - a.at || b.serial - a.serial);
  const since = mark ? mark.at - V1_OVERLAP : Number.NEGATIVE_INFINITY;
  const within = newest.filter(({ at }) => at >= since);
  const rows = within.slice(0, mark ? V1_ROWS : FIRST_PAGE).map((fact) => ({ fact, fresh: true }));
  const oldest = rows.at(-1)?.fact.at ?? 0;
  const gap = mark && within.length > V1_ROWS && oldest > mark.at ? { since: mark.at, url: URL } : null;
  const joined = (mark && stream.kind === 'show-activity' && stream.joined) || [];
  const past = newest.filter(({ show }) => joined.some((title) => title === show)).slice(0, V1_ROWS);
  const stale = past.filter((fact) => !rows.some((row) => row.fact === fact)).map((fact) => ({ fact, fresh: false }));
  return { rows: [...rows, ...stale], gap, mark: { current: Math.floor(now / SECOND) } };
}

function showV2(
  stream: Stream,
  all: Fact[],
  mark: { top: number; at: number } | null,
  facts: readonly Fact[],
  now: number,
): Shown {
  const newest = all.sort((a, b) => b.serial - a.serial);
  if (stream.kind === 'watching') {
    const [sitting] = newest;
    const rows = sitting && isGoingOn(sitting, now) ? [{ fact: sitting, fresh: true }] : [];
    return { rows, gap: null, mark: { top: 0, at: now } };
  }
  const shown = newest.slice(0, mark === null ? FIRST_PAGE : PAGE);
  const rows = shown.map((fact) => ({ fact, fresh: mark === null || fact.serial > mark.top }));
  const isMore = mark !== null && newest.filter(({ serial }) => serial > mark.top).length > PAGE;
  // The newest of all comments, filtered by show.
  const marked = stream.kind === 'recent-comments' ? facts.filter(({ kind }) => kind === 'comment') : shown;
  const top = Math.max(mark?.top ?? 0, ...marked.map(({ serial }) => serial));
  return { rows, gap: isMore ? { since: mark.at, url: URL } : null, mark: { top, at: now } };
}
