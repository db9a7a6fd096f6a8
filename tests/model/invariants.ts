import { isRepeat } from '@/utils/activity/repeat';
import { MINUTE } from '@/utils/lib/time';
import { edgeAge } from '@/utils/poll/stream-traits';
import { isAtLeast, type Level } from '@/utils/rules/rule';
import { streamKey } from '@/utils/sources/stream';
import { type Pending, pendingDeliveries } from '@/utils/store/delivery';
import type { Card, StoredActivity } from '@/utils/store/schema';
import { type Fact, isListed } from './facts';
import type { Model } from './model';
import { type Fate, fatesOf, isAskedInPause, isNotified, wishOf } from './oracle';
import { streamsOf } from './streams-of';

/** An activity, and the id of the card that shows it. */
type Shown = StoredActivity & { card: string };

const isNews = ({ reason }: StoredActivity) => reason.kind !== 'baseline' && reason.kind !== 'late';
const isNewsAt = (floor: Level) => (activity: StoredActivity) => isNews(activity) && isAtLeast(activity.level, floor);
const sorted = (ids: Iterable<string>) => [...ids].sort().join(' ');

const wordsOf = ({ serial, user, kind, type, show, season }: Fact) =>
  `${kind} ${serial} (${type}, ${user}${show ? `, ${show} ${season}` : ''})`;

/** Everything that must hold at the end of a run, when nothing waits any more; returns one line per violation. */
export async function broken(model: Model, marked: boolean): Promise<string[]> {
  const { db, violations } = model;
  const [cards, unread, seen] = await Promise.all([db.getAll('cards'), db.getAll('unread'), db.getAll('seen')]);
  const found = [...violations];
  const claim = (holds: boolean, line: string) => {
    if (!holds) found.push(line);
  };

  const activities = cards.flatMap((card) => card.activities.map((each): Shown => ({ ...each, card: card.id })));
  const remembered = sorted(
    seen.flatMap((entry) => (typeof entry === 'string' || !entry.card ? [] : [`${entry.id} in ${entry.card}`])),
  );
  const shown = sorted(activities.map(({ id, card }) => `${id} in ${card}`));
  claim(remembered === shown, `remembered ${remembered}, shown ${shown}`);
  const left = await leftOver(model);
  claim(left.length === 0, `left in the outbox: ${left.join(' ')}`);

  // The badge counts existing cards, exactly the unread ones.
  const keys = new Set(cards.map(({ key }) => key.join()));
  claim(
    unread.every((key) => keys.has(key.join())),
    'an unread mark has no card',
  );
  const due = sorted(cards.filter((card) => card.activities.some(isNewsAt('badge'))).map(({ id }) => id));
  const marks = sorted(unread.map(([, id]) => id));
  claim(marked || marks === due, `unread ${marks}, expected ${due}`);

  found.push(...brokenFates(model, activities), ...brokenGaps(model, cards), ...brokenReads(model));
  found.push(...brokenTimes(model, cards));
  // While everything is paused, Lookout does not learn who is no longer followed, nor that the feed is no longer
  // refused.
  const people = new Set([...model.trakt.followed(), ...model.truth.present().known]);
  const hasFeed = !model.trakt.state.isFeedRefused;
  const streams = wantedStreams(model, false, people, hasFeed);
  if (hasFeed && model.model.settings.paused) streams.push(...wantedStreams(model, false, people, false));
  const wanted = new Set(streams.map(streamKey));
  for (const key of await db.getAllKeys('streams')) claim(wanted.has(key), `${key} is kept, and nobody wants it`);
  return [...new Set(found)];
}

/**
 * Ids of waiting outbox entries, except those of which all activities still to be announced wait for the end of a
 * pause.
 */
export async function leftOver({ db, truth }: Model): Promise<string[]> {
  const entries = await pendingDeliveries(db);
  if (entries.length === 0) return [];
  const facts = new Map(truth.reads.flatMap(({ rows }) => rows.map(({ id, fact }) => [id, fact] as const)));
  const fates = fatesOf(truth);
  const waits = ({ card, entry }: Pending) => {
    // The others were announced, which `brokenFates` checks.
    const isDue = ({ id }: { id: string }) => entry.only?.includes(id) ?? true;
    const announced = card?.activities.filter((each) => each.level === 'notify' && isDue(each)) ?? [];
    const isWaiting = ({ id }: { id: string }) => {
      const fact = facts.get(id);
      const fate = fact && fates.get(fact);
      return fact && fate && isAskedInPause(fact, fate, truth.present());
    };
    return announced.length > 0 && announced.every(isWaiting);
  };
  return entries.filter((each) => !waits(each)).map(({ entry }) => entry.id);
}

/** Nothing lost, duplicated or made up: the store holds what the oracle expects. */
function brokenFates({ truth, created, excused }: Model, activities: readonly Shown[]): string[] {
  const found: string[] = [];
  const facts = new Map(truth.reads.flatMap(({ rows }) => rows.map(({ id, fact }) => [id, fact] as const)));
  const stored = new Map<Fact, Shown>();
  for (const activity of activities) {
    const fact = facts.get(activity.id);
    if (!fact) found.push(`made up ${activity.id}`);
    else if (stored.has(fact)) found.push(`stored twice: ${wordsOf(fact)}`);
    else stored.set(fact, activity);
  }
  const notified = new Set(created.flatMap(({ cards }) => cards.flat()));
  const fates = fatesOf(truth);
  for (const fact of stored.keys()) if (!fates.has(fact)) found.push(`stored unread ${wordsOf(fact)}`);
  for (const [fact, fate] of fates) {
    const activity = stored.get(fact);
    const words = wordsOf(fact);
    if (!activity) {
      if (fate.mustShow) found.push(`missing ${words}`);
      continue;
    }
    if (!fate.mayShow) found.push(`stored ${words}, which nobody wanted`);
    found.push(...brokenFate(fate, activity, words));
    if (fate.atLeast !== 'notify' || excused.has(activity.id) || notified.has(activity.id)) continue;
    if (isSaidAlready(activity, activities, (id) => excused.has(id) || notified.has(id))) continue;
    // Waiting entries were dropped if no source wanted a notification of them any more.
    const isDropped = truth
      .during(fate.decided, Number.POSITIVE_INFINITY)
      .some((each) => !isNotified(fact, each, fate.surely));
    if (!isDropped) found.push(`no notification of ${words}, ${activity.id}`);
  }
  return found;
}

/** A repetition by the same person: its card already shows it. */
function isSaidAlready(activity: Shown, all: readonly Shown[], isDone: (id: string) => boolean) {
  const said = all.filter(
    ({ id, card, level }) => id !== activity.id && card === activity.card && level === 'notify' && isDone(id),
  );
  return isRepeat(activity, said);
}

function brokenFate({ atLeast, atMost }: Fate, activity: StoredActivity, words: string): string[] {
  const { level, reason } = activity;
  const is = `${level}/${reason.kind}`;
  // Activities for the feed only are there in either case.
  if (!isNews(activity))
    return atLeast === null || atLeast === 'feed'
      ? []
      : [`marked as read: ${words} as ${is}, which is news at ${atLeast}`];
  if (atMost === null) return [`announced the past: ${words} is ${is}`];
  if (!isAtLeast(atMost, level)) return [`too loud: ${words} is ${is}, at most ${atMost}`];
  return atLeast !== null && !isAtLeast(level, atLeast) ? [`too quiet: ${words} is ${is}, at least ${atLeast}`] : [];
}

/** News is announced once, by the card's own notification or a summary; nothing else is announced. */
function brokenTimes({ created, kills, truth, lostCards }: Model, cards: readonly Card[]): string[] {
  const times = new Map<string, number>();
  for (const { id } of created) times.set(id, (times.get(id) ?? 0) + 1);
  // Each lost store announced its own.
  const all = [...lostCards, ...cards];
  const newsOf = (id: string) =>
    all.flatMap((card) => (card.id === id ? card.activities.filter(isNewsAt('notify')) : [])).length;
  return [...times].flatMap(([id, count]) => {
    const news = id.startsWith('summary:') ? 1 + truth.losses.length : newsOf(id);
    return count <= news + (kills.get(id) ?? 0) ? [] : [`${id} was created ${count} times for ${news} news`];
  });
}

/** A gap is shown if more happened than could be read, unless no source wanted it yet. */
function brokenGaps({ truth }: Model, cards: readonly Card[]): string[] {
  const found: string[] = [];
  const since = truth.losses.at(-1)?.moment ?? 0;
  const may = new Set<string>();
  const ids = new Set(cards.filter(({ kind }) => kind === 'gap').map(({ id }) => id));
  for (const read of truth.reads) {
    if (!read.gap || read.stored === null || read.stored < since) continue;
    const id = `gap:${read.key}:${read.gap.since}`;
    may.add(id);
    const earlier = truth.reads.findLast(
      ({ key, serial, stored }) => key === read.key && serial < read.serial && stored !== null && stored > since,
    );
    if (!earlier || ids.has(id)) continue;
    const lost = truth.facts.filter(
      (fact) => fact.moment > earlier.answered && isListed(read.stream, fact, read.followed),
    );
    const between = truth.during(earlier.began, read.stored);
    const isAsked = read.stream.sourceIds.some((sourceId) =>
      lost.some((fact) =>
        between.every((each) => {
          const { level, isPaused } = wishOf(sourceId, fact, each);
          return level !== 'off' && !isPaused;
        }),
      ),
    );
    if (isAsked) found.push(`no gap is shown for ${id}`);
  }
  for (const id of ids) if (!may.has(id)) found.push(`made up ${id}`);
  return found;
}

/** What is wanted at the end, paused sources included. */
function wantedStreams(
  { model, protocol, trakt }: Model,
  activeOnly: boolean,
  followed = trakt.followed(),
  hasFeed = !trakt.state.isFeedRefused,
) {
  const { settings } = model;
  if (activeOnly && settings.paused) return [];
  const people = [...followed].map((slug) => ({ slug, name: slug }));
  const sources = settings.sources.map((each) => (activeOnly ? each : { ...each, paused: false }));
  return streamsOf(protocol, { ...settings, sources }, { people, hasFeed });
}

/** Keys of wanted streams that were not read since a moment, although nothing specific prevents it. */
export function unreadSince(it: Model, moment: number): string[] {
  const { truth, trakt } = it;
  // Listings that Trakt's edge caches for longer are not read that soon.
  const keys = wantedStreams(it, true, truth.present().known)
    .filter((stream) => edgeAge(stream) <= 5 * MINUTE)
    .map(streamKey);
  const read = new Set(truth.reads.filter(({ stored }) => (stored ?? 0) > moment).map(({ key }) => key));
  const { troubled } = trakt.state;
  // The feed waits for the follow list.
  const isExcused = (key: string) => troubled.has(key) || (key === 'following' && troubled.has('follows'));
  return keys.filter((key) => !read.has(key) && !isExcused(key));
}

/** Every stream was read, as far as it is wanted. */
function brokenReads(it: Model): string[] {
  const { truth, trakt } = it;
  return wantedStreams(it, true).flatMap((stream) => {
    const key = streamKey(stream);
    if (key === 'following' && trakt.state.isFeedRefused) return [];
    const last = truth.reads.findLast((read) => read.key === key && read.stored !== null);
    const newest = truth.facts.findLast((fact) => isListed(stream, fact, trakt.followed()));
    if (last && last.answered > (newest?.moment ?? 0)) return [];
    return [`${key} was read ${last ? `before ${newest?.serial}` : 'never'}`];
  });
}
