import { MINUTE } from '@/utils/lib/time';
import { type Stream, streamKey } from '@/utils/sources/stream';
import type { TraktError } from '@/utils/trakt/errors';
import type { Answered } from '@/utils/trakt/http';
import type { Cursor, Page, TraktClient } from '@/utils/trakt/trakt-client';
import { createFact, type Item, type Kind, toActivity, type User } from './facts';
import { show } from './listings';
import type { Situation, Truth } from './truth';
import { type Clock, turns } from './turns';

/** Timeout of a request without an answer, ms. */
const DEADLINE = 15_000;
const RETRY_AFTER = 5 * MINUTE;

/** Failures of one listing until it backs off. */
const OWN: readonly TraktError['kind'][] = ['server', 'not-json', 'timeout', 'private', 'forbidden'];

export type Fault =
  | 'offline'
  | 'server'
  | 'not-json'
  | '429'
  | '429-silent'
  | 'blocked'
  | 'blocked-silent'
  | 'hang'
  | 'slow'
  | 'private'
  | 'no-allowance';

/** Trakt as Lookout sees it, with possible faults. Its time stands still unless moved. */
export function createModelTrakt(clock: Clock, truth: Truth, violations: string[]) {
  let faults: Fault[] = [];
  let hanging: (() => void)[] = [];
  let made = 0;
  let followed: ReadonlySet<string> = new Set(['ann', 'cat']);
  const follow = (people: ReadonlySet<string>) => {
    followed = people;
    truth.followed.push({ moment: truth.next(), people });
  };
  follow(followed);
  const state = {
    /** End of the wait that Trakt asked for, true ms; set once Lookout could store it. */
    waitUntil: 0,
    /** All requests fail until then, true ms. */
    outage: { fault: 'server' as Fault, until: 0 },
    /** Whether the feed of followed people is refused. */
    isFeedRefused: false,
    refusals: 0,
    /** When Trakt was last asked, true ms, and how often since the last check began. */
    lastAsked: 0,
    asked: 0,
    /** Keys of streams that failed at their last read for a reason of their own. */
    troubled: new Set<string>(),
  };

  const answer = (stream: Stream, cursor: Cursor | null, began: Situation & { began: number }, asked: number): Page => {
    const { rows, gap, mark } = show(stream, cursor, truth.facts, followed, clock.right);
    const pageRows = rows.map(({ fact, fresh }) => ({ activity: toActivity(stream, fact), fresh }));
    const serial = truth.reads.length;
    truth.reads.push({
      serial,
      stream,
      key: streamKey(stream),
      asked,
      began: began.began,
      answered: truth.next(),
      stored: null,
      rows: rows.map((row, index) => ({ ...row, id: pageRows[index]?.activity.id ?? '' })),
      gap,
      followed,
      refusals: state.refusals,
      isFeedRefused: state.isFeedRefused,
    });
    const people = stream.kind === 'follows' ? { people: [...followed].map((slug) => ({ slug, name: slug })) } : {};
    const base = { unchanged: false, tallies: [], unknown: 0, dropped: 0 };
    return { ...base, rows: pageRows, gap, cursor: { ...mark, serial, ...people } };
  };

  const failure = (fault: Fault | undefined, stream: Stream): TraktError | null => {
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
      case 'blocked-silent':
        return { kind: 'blocked', retryAt: null };
      case 'hang':
        return { kind: 'timeout' };
      case 'private':
        return { kind: 'private' };
      default:
        return stream.kind === 'following' && state.isFeedRefused ? { kind: 'forbidden' } : null;
    }
  };

  const statusOf = (error: TraktError | null, fault: Fault | undefined): Answered => {
    const refusal = error?.kind === 'rate-limited' || error?.kind === 'blocked' ? error : null;
    const status = refusal ? (refusal.kind === 'blocked' ? 403 : 429) : error?.kind === 'server' ? 502 : 200;
    const answered = error?.kind !== 'offline' && error?.kind !== 'timeout';
    const rateLimit = fault === 'no-allowance' ? { limit: 1e300, remaining: 0 } : null;
    return {
      status: answered ? status : 0,
      rateLimit,
      retryAt: refusal?.retryAt ?? null,
      edge: refusal !== null,
    } as Answered;
  };

  return {
    state,
    event(user: User, kind: Kind, item: Item, number: number, ago = 0) {
      made += 1;
      const of = { serial: made, moment: truth.next(), user, kind, item, ago, now: clock.right };
      const wanted = createFact({ ...of, number });
      // Two plays of one item within a minute could not be matched across two listings.
      const isTaken = truth.facts.some(
        (each) =>
          each.user === user &&
          each.kind === wanted.kind &&
          each.number === number &&
          each.show === wanted.show &&
          Math.abs(each.at - wanted.at) < MINUTE,
      );
      truth.facts.push(isTaken ? createFact({ ...of, number: 100 + made }) : wanted);
    },
    /** Removes the newest row: an older one moves onto the page. */
    takeBack(user: User, kind: Kind) {
      const index = truth.facts.findLastIndex((fact) => fact.user === user && fact.kind === kind);
      if (index >= 0) truth.facts.splice(index, 1);
    },
    follow(user: User) {
      follow(new Set(followed.has(user) ? [...followed].filter((each) => each !== user) : [...followed, user]));
    },
    refuseFeed() {
      state.isFeedRefused = !state.isFeedRefused;
      state.refusals += 1;
    },
    followed: () => followed,
    fault: (kind: Fault, times: number) => faults.push(...Array.from({ length: times }, () => kind)),
    clearFaults() {
      faults = [];
      state.outage.until = 0;
    },
    /** The deadline of unanswered requests passes. */
    giveUp() {
      if (hanging.length > 0) clock.right += DEADLINE;
      for (const end of hanging.splice(0)) end();
    },
    /** The worker has died, with its pending requests. */
    hangUp() {
      hanging = [];
    },
    feed(began: Situation & { began: number }, onAnswer: (answered: Answered) => void): Pick<TraktClient, 'read'> {
      return {
        async read(stream, cursor) {
          const { outage, waitUntil } = state;
          if (clock.right < waitUntil) violations.push(`asked ${waitUntil - clock.right} ms too early`);
          const asked = clock.now;
          state.lastAsked = clock.right;
          state.asked += 1;
          const isOutage = clock.right < outage.until;
          const fault = isOutage ? outage.fault : faults.shift();
          await turns(fault === 'slow' ? 12 : 2);
          if (fault === 'hang') await new Promise<void>((end) => hanging.push(end));
          const error = failure(fault, stream);
          onAnswer(statusOf(error, fault));
          const isOwn = error && !isOutage && OWN.includes(error.kind);
          if (isOwn) state.troubled.add(streamKey(stream));
          else state.troubled.delete(streamKey(stream));
          if (error && 'retryAt' in error && error.retryAt) state.waitUntil = clock.right + RETRY_AFTER;
          return error ? { ok: false, error } : { ok: true, value: answer(stream, cursor, began, asked) };
        },
      };
    },
  };
}

export type ModelTrakt = ReturnType<typeof createModelTrakt>;
