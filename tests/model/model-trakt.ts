import { MINUTE } from '@/utils/lib/time';
import type { Settings } from '@/utils/settings/settings';
import { type Stream, streamKey } from '@/utils/sources/stream';
import type { ActivityFeed, Cursor, Page, Row } from '@/utils/trakt/activity-feed';
import type { TraktError } from '@/utils/trakt/errors';
import type { Answered } from '@/utils/trakt/http';
import { type Clock, turns } from './turns';

export const KINDS = ['history', 'ratings'] as const;
export type Kind = (typeof KINDS)[number];

/** How many rows a read can bring: a burst of more leaves a gap. */
const PAGE = 5;
/** What is asked without an answer ends so late, ms. */
const DEADLINE = 15_000;

interface Event {
  id: number;
  user: string;
  kind: Kind;
  row: Row['activity'];
}

/** One read that was answered well. The cursor names it, so that the store tells which reads it has taken in. */
export interface Read {
  stream: string;
  /** The read whose cursor it began with; null: it was the first. */
  before: number | null;
  /** What was wanted when its round began. */
  settings: Settings;
  rows: Row[];
  gap: Page['gap'];
}

export type Fault = 'offline' | 'server' | 'not-json' | '429' | '429-silent' | 'blocked' | 'hang' | 'slow' | 'private';

const SHOW = { title: 'Show', ids: { trakt: 1, slug: 'show' } };
const RETRY_AFTER = 5 * MINUTE;

/** Two listings of each person, newest first, with what can go wrong on the way. Stands still unless it is moved. */
export function createModelTrakt(clock: Clock) {
  const reads: Read[] = [];
  const violations: string[] = [];
  let events: Event[] = [];
  let faults: Fault[] = [];
  let made = 0;
  let hanging: (() => void)[] = [];
  const wait = { until: 0 };

  const page = (user: string, kind: Kind) =>
    events.filter((event) => event.user === user && event.kind === kind).sort((a, b) => b.id - a.id);

  const answer = (stream: Stream, cursor: Cursor | null, settings: Settings): Page => {
    const { user, kind } = stream as Extract<Stream, { user: string }>;
    const mark = cursor as { top: number; at: number; serial: number } | null;
    const all = page(user, kind as Kind);
    const shown = all.slice(0, PAGE);
    const rows = shown.map(({ id, row }): Row => ({ activity: row, fresh: mark === null || id > mark.top }));
    const more = mark !== null && all.filter(({ id }) => id > mark.top).length > PAGE;
    const gap = more ? { since: mark.at, url: `https://app.trakt.tv/profile/${user}` } : null;
    reads.push({ stream: streamKey(stream), before: mark?.serial ?? null, settings, rows, gap });
    const top = Math.max(mark?.top ?? 0, ...shown.map(({ id }) => id));
    const next = { top, at: clock.now, serial: reads.length - 1 };
    return { rows, cursor: next, unchanged: false, gap, tallies: [], unknown: 0, dropped: 0 };
  };

  const failure = (fault: Fault | undefined): TraktError | null => {
    const retryAt = clock.now + RETRY_AFTER;
    switch (fault) {
      case 'offline':
        return { kind: 'offline' };
      case 'server':
        return { kind: 'server', status: 502 };
      case 'not-json':
        return { kind: 'not-json', status: 200 };
      case '429':
        return { kind: 'rate-limited', retryAt, edge: true };
      case '429-silent':
        return { kind: 'rate-limited', retryAt: null, edge: true };
      case 'blocked':
        return { kind: 'blocked', retryAt };
      case 'hang':
        return { kind: 'timeout' };
      case 'private':
        return { kind: 'private' };
      default:
        return null;
    }
  };

  const statusOf = (error: TraktError | null): Answered => {
    const told = error?.kind === 'rate-limited' || error?.kind === 'blocked' ? error : null;
    const status = told ? (told.kind === 'blocked' ? 403 : 429) : error?.kind === 'server' ? 502 : 200;
    const answered = error?.kind !== 'offline' && error?.kind !== 'timeout';
    return { status: answered ? status : 0, rateLimit: null, retryAt: told?.retryAt ?? null, edge: told !== null };
  };

  return {
    reads,
    violations,
    /** Trakt has asked to be left alone until then, ms UTC, and Lookout has had a chance to remember it. */
    wait,
    event(user: string, kind: Kind, item: number, ago = 0) {
      made += 1;
      const at = clock.now - ago;
      const person = { username: user, slug: user, name: user };
      const movie = { title: `Movie ${item}`, ids: { trakt: item, slug: `movie-${item}` } };
      const id = `${kind}:${made}`;
      const what =
        kind === 'ratings' || item % 2 === 0
          ? { type: 'movie', movie }
          : { type: 'episode', show: SHOW, episode: { season: 1, number: item } };
      const action = kind === 'ratings' ? 'rating' : 'scrobble';
      const aliases = kind === 'history' ? [`play:${user}:${item}:${Math.floor(at / MINUTE)}`] : [];
      events.push({ id: made, user, kind, row: { id, aliases, at, action, user: person, ...what } });
    },
    /** Takes the newest back: an older row moves onto the page. */
    takeBack(user: string, kind: Kind) {
      const newest = page(user, kind)[0];
      events = events.filter((event) => event !== newest);
    },
    /** What a person has done last, as the store names it; undefined where nothing. */
    newest: (user: string, kind: Kind): string | undefined => page(user, kind)[0]?.row.id,
    fault: (kind: Fault, times: number) => faults.push(...Array.from({ length: times }, () => kind)),
    clearFaults() {
      faults = [];
    },
    isHanging: () => hanging.length > 0,
    /** The deadline of what is never answered passes. */
    giveUp() {
      if (hanging.length > 0) clock.now += DEADLINE;
      for (const end of hanging.splice(0)) end();
    },
    /** The worker has died, and with it what it was waiting for. */
    hangUp() {
      hanging = [];
    },
    feed(settings: Settings, onAnswer: (answered: Answered) => void): Pick<ActivityFeed, 'read'> {
      return {
        async read(stream, cursor) {
          if (clock.now < wait.until) violations.push(`asked ${wait.until - clock.now} ms too early`);
          const fault = faults.shift();
          await turns(fault === 'slow' ? 12 : 2);
          if (fault === 'hang') await new Promise<void>((end) => hanging.push(end));
          const error = failure(fault);
          onAnswer(statusOf(error));
          if (error && 'retryAt' in error && error.retryAt) wait.until = Math.max(wait.until, error.retryAt);
          return error ? { ok: false, error } : { ok: true, value: answer(stream, cursor, settings) };
        },
      };
    },
  };
}

export type ModelTrakt = ReturnType<typeof createModelTrakt>;
