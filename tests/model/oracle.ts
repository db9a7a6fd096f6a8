import { MINUTE } from '@/utils/lib/time';
import { LEVELS, type Level } from '@/utils/rules/rule';
import type { Source } from '@/utils/sources/source';
import { streamKey } from '@/utils/sources/stream';
import { isBefore } from './before';
import { type Fact, hasSeason } from './facts';
import { isKnown, isLostBetween, isNoted, isReplayed, wasKnown } from './losses';
import { streamsOf } from './streams-of';
import type { Read, Situation, Truth } from './truth';

/**
 * What should have become of a fact, computed only from what happened.
 *
 * A source WANTS a fact in a situation if it is on the list and active, the fact is about its person, its show and
 * seasons, or a followed and not excluded person, and its level for the fact's cell is above "off". A paused source
 * wants what happened before its pause.
 *
 * A fact is COVERED for a source at a read that returns it, if an earlier read of the same listing was answered before
 * the fact appeared and was stored, if that earlier read's round began while the source already wanted such facts, and
 * if the source wanted them and somebody wanted the listing ever since. Lookout then cannot take the fact for the past.
 * A pause in between does not matter for what appeared outside of it. A covered fact must be news.
 *
 * A fact is PAST for a source if, at some time after it appeared and before it was read, Lookout knew that the source
 * did not want such facts; or if it appeared during a pause. A past fact must not be news of that source.
 *
 * In between (wanted when it appeared, but the listing was not read since the wish began) both are right.
 */
export interface Fate {
  /** Some source wanted it during the whole read that returned it: it is in the feed, as news or as past. */
  mustShow: boolean;
  mayShow: boolean;
  /** The range of levels it may have as news; null: it must not, or need not, be news. */
  atLeast: Level | null;
  atMost: Level | null;
  /** The earliest time at which it may have been decided. */
  decided: number;
  /** Ids of the sources for which it is news, and of those for which it may be. */
  surely: Set<string>;
  perhaps: Set<string>;
}

const rank = (level: Level) => LEVELS.indexOf(level);
const quieter = (a: Level, b: Level) => (rank(a) < rank(b) ? a : b);
const louder = (a: Level | null, b: Level) => (a === null || rank(a) < rank(b) ? b : a);

interface Wish {
  level: Level;
  isPaused: boolean;
}

const NO_WISH: Wish = { level: 'off', isPaused: false };

function isMeant(source: Source, { user, kind, show, season }: Fact, known: ReadonlySet<string>): boolean {
  if (source.kind === 'me' || kind === 'like') return source.kind === 'me' && kind === 'like';
  if (source.kind === 'user') return source.username === user;
  if (source.kind === 'show') return source.ref === show && hasSeason(source.seasons, season);
  return known.has(user) && !source.except.includes(user);
}

/** The level that a source gives a fact in a situation. */
export function wishOf(sourceId: string, fact: Fact, { settings, known }: Situation): Wish {
  const source = settings.sources.find(({ id }) => id === sourceId);
  if (!source || !isMeant(source, fact, known)) return NO_WISH;
  const { type, action } = fact;
  const own = source.rules as Record<string, Record<string, Level>> | undefined;
  const all = settings.rules as Record<string, Record<string, Level>>;
  const level = own?.[type]?.[action] ?? all[type]?.[action] ?? 'off';
  return { level, isPaused: settings.paused || source.paused };
}

/** Whether the fact belongs to an active source on the list, at any level: otherwise nobody may be notified of it. */
export const hasActiveSource = (fact: Fact, { settings, known }: Situation): boolean =>
  !settings.paused && settings.sources.some((source) => !source.paused && isMeant(source, fact, known));

/** Whether one of some sources is active and has the level notify for it. */
export const isNotified = (fact: Fact, situation: Situation, ids: ReadonlySet<string>): boolean =>
  [...ids].some((id) => {
    const { level, isPaused } = wishOf(id, fact, situation);
    return level === 'notify' && !isPaused;
  });

/** Whether its notification may wait for a pause to end. */
export const isAskedInPause = (fact: Fact, { surely, perhaps }: Fate, situation: Situation): boolean =>
  !isNotified(fact, situation, surely) &&
  [...perhaps].some((id) => {
    const { level, isPaused } = wishOf(id, fact, situation);
    return level === 'notify' && isPaused;
  });

const keysOf = new WeakMap<Situation, Set<string>>();

/** Whether a listing is wanted by a source, paused or not: unwanted listings are forgotten with all of their past. */
function isStreamWanted({ key, stream, refusals, isFeedRefused }: Read, earlier: Read, situation: Situation): boolean {
  const { settings, known } = situation;
  const people = [...known].map((slug) => ({ slug }));
  const sources = settings.sources.map((source) => ({ ...source, paused: false }));
  const streams = (hasFeed: boolean) =>
    streamsOf(stream.protocol, { ...settings, sources }, { people, hasFeed }).map(streamKey);
  const keys = keysOf.get(situation) ?? new Set(streams(true));
  keysOf.set(situation, keys);
  if (keys.has(key)) return true;
  return isFeedRefused && refusals === earlier.refusals && streams(false).includes(key);
}

function isCovered(truth: Truth, sourceId: string, read: Read, fact: Fact): boolean {
  // v1 lists by time, so a back-dated fact appears there by chance.
  if (read.stream.protocol === 'v1' && fact.ago > 0) return false;
  const end = read.stored ?? read.answered;
  return truth.reads.some((earlier) => {
    if (!isBefore(truth, earlier, read, fact, sourceId)) return false;
    const isLost = isLostBetween(truth, earlier, read);
    // What the sentinel does not cover is baseline, and so is what an earlier store announced.
    if (isLost && (!isKnown(truth, earlier) || wasKnown(truth, read, fact))) return false;
    const isSame = earlier.key === read.key;
    if ((!isSame || isLost) && (truth.wasClockWrong || fact.ago > 0)) return false;
    const between = truth.during(earlier.began, end);
    if (isSame && !between.every((each) => isStreamWanted(read, earlier, each))) return false;
    const wishes = between.map((each) => wishOf(sourceId, fact, each));
    if (wishes.some(({ level }) => level === 'off')) return false;
    const pauses = between.filter((_, index) => wishes[index]?.isPaused);
    if (pauses.length === 0) return true;
    return !truth.wasClockWrong && pauses.every((pause) => isNoted(truth, pause) && isOutside(truth, fact, pause));
  });
}

/** By when it appeared and by when Trakt says it happened, which is known to the minute. */
function isOutside({ situations }: Truth, { moment, at }: Fact, pause: Situation): boolean {
  const next = situations[situations.indexOf(pause) + 1];
  const [endMoment, end] = next ? [next.moment, next.at] : [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  return (moment < pause.moment && at < pause.at - (pause.at % MINUTE)) || (moment > endMoment && at > end);
}

/** The minute in which a source resumes is not part of its pause. */
function isDuring({ situations }: Truth, sourceId: string, fact: Fact, pause: Situation): boolean {
  const end = situations.slice(situations.indexOf(pause)).find((each) => !wishOf(sourceId, fact, each).isPaused);
  const until = end ? end.at - (end.at % MINUTE) : Number.POSITIVE_INFINITY;
  const from = Math.max(pause.at, pause.notedAt ?? Number.POSITIVE_INFINITY);
  return pause.moment <= fact.moment && from <= fact.at && fact.at < until;
}

/**
 * If the clock was set back since, the last read of a listing lies ahead: wishes that began meanwhile count as older.
 */
function isReadAhead({ reads, setBacks }: Truth, { key, serial, answered, stored }: Read): boolean {
  const last = reads.findLast((each) => each.key === key && each.serial < serial && each.stored !== null);
  return last !== undefined && setBacks.some((moment) => moment > last.began && moment < (stored ?? answered));
}

/**
 * The first read of somebody newly followed goes by the time at which Lookout noted that, which may have been that of a
 * clock that was behind: what happened that long before counts as later.
 */
const isJoinedByWrongClock = ({ reads, wasClockWrong }: Truth, sourceId: string, { key, serial }: Read) =>
  sourceId === 'following' &&
  wasClockWrong &&
  !reads.some((each) => each.key === key && each.serial < serial && each.stored !== null);

function isPast(truth: Truth, sourceId: string, read: Read, fact: Fact): boolean {
  if (isReadAhead(truth, read) || isJoinedByWrongClock(truth, sourceId, read)) return false;
  if (isReplayed(truth, read, fact)) return true;
  return truth.during(fact.moment, read.began).some((each) => {
    // People that Lookout does not yet know to be followed may be followed all the same.
    if (!isNoted(truth, each)) return false;
    const { level, isPaused } = wishOf(sourceId, fact, each);
    if (level === 'off') return !isUnknownFollow(truth, sourceId, fact, each);
    return isPaused && isDuring(truth, sourceId, fact, each) && !truth.wasClockWrong;
  });
}

function isUnknownFollow({ followed }: Truth, sourceId: string, fact: Fact, situation: Situation): boolean {
  if (sourceId !== 'following' || situation.known.has(fact.user)) return false;
  return followed.findLast(({ moment }) => moment <= fact.moment)?.people.has(fact.user) ?? false;
}

/** Rows of the feed by people who are not known to be followed are Trakt's own, and dropped. */
const isTaken = ({ stream }: Read, { user }: Fact, known: ReadonlySet<string>) =>
  stream.kind !== 'following' || known.has(user);

/** The fates of all facts that the store has read since its last loss. */
export function fatesOf(truth: Truth): Map<Fact, Fate> {
  const fates = new Map<Fact, Fate>();
  const since = truth.losses.at(-1)?.moment ?? 0;
  const reads = truth.reads.filter(({ stored }) => stored !== null && stored > since);
  const sourceIds = new Set(truth.situations.flatMap(({ settings }) => settings.sources.map(({ id }) => id)));
  const brought = new Map<Fact, { read: Read; fresh: boolean }[]>();
  for (const read of [...reads].sort((a, b) => (a.stored ?? 0) - (b.stored ?? 0))) {
    for (const { fact, fresh } of read.rows) brought.set(fact, [...(brought.get(fact) ?? []), { read, fresh }]);
  }
  for (const [fact, all] of brought) fates.set(fact, fateOf(truth, fact, all, sourceIds));
  return fates;
}

function fateOf(
  truth: Truth,
  fact: Fact,
  brought: readonly { read: Read; fresh: boolean }[],
  sourceIds: ReadonlySet<string>,
): Fate {
  const fate: Fate = {
    mustShow: false,
    mayShow: false,
    atLeast: null,
    atMost: null,
    decided: brought[0]?.read.began ?? 0,
    surely: new Set(),
    perhaps: new Set(),
  };
  for (const sourceId of sourceIds) {
    /** The lowest level that it may have been decided with so far. */
    let quietest: Level | null = null;
    let isDecided = false;
    for (const { read, fresh } of brought) {
      const all = truth.during(read.began, read.stored ?? read.answered);
      const during = all.filter(({ known }) => isTaken(read, fact, known));
      if (during.length === 0) continue;
      const wishes = during.map((each) => wishOf(sourceId, fact, each));
      // A paused source decides what happened before its pause.
      const levels = wishes.flatMap(({ level, isPaused }, index) =>
        isPaused && isDuring(truth, sourceId, fact, during[index] as Situation) ? [] : [level],
      );
      const highest = levels.reduce<Level>((a, b) => louder(a, b), 'off');
      const isSure = wishes.every(({ isPaused }, index) => {
        if (!isPaused) return true;
        return !truth.wasClockWrong && isOutside(truth, fact, during[index] as Situation);
      });
      const lowest = isSure && during.length === all.length ? levels.reduce<Level>(quieter, 'notify') : 'off';
      fate.mayShow ||= highest !== 'off';
      const isKnownLoud: boolean = lowest !== 'off' && isCovered(truth, sourceId, read, fact);
      fate.mustShow ||= lowest !== 'off' && (wishes.every(({ isPaused }) => !isPaused) || (fresh && isKnownLoud));
      if (!fresh || highest === 'off' || isPast(truth, sourceId, read, fact)) continue;
      fate.atMost = louder(fate.atMost, highest);
      fate.perhaps.add(sourceId);
      if (isKnownLoud) fate.surely.add(sourceId);
      quietest = quietest === null ? lowest : quieter(quietest, lowest);
      if (isKnownLoud && !isDecided && quietest !== 'off') {
        fate.atLeast = louder(fate.atLeast, quietest);
        isDecided = true;
      }
    }
  }
  return fate;
}
