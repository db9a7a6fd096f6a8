import { remember } from './remember';
import type { World } from './world';
import { episodesOf, itemKeys, type WorldEvent, worldItemKey } from './world-event';
import type { ItemRef } from './world-spec';

/**
 * The state after all logged events at a moment: the views from which Trakt's current API is projected. All are pure
 * functions of the log up to `now` (ms UTC), newest first.
 */

export interface Play {
  /** Grows with insertion; a bulk mark takes several consecutive numbers. */
  id: number;
  event: WorldEvent;
  episode?: number;
  /** To the minute, as Trakt shows it. */
  watchedAt: number;
}

const MINUTE = 60_000;
const PLAY_ID_BASE = 12_300_000_000;
const PLAYS = ['scrobble', 'checkin', 'seen'];

function past(world: World, user: string, now: number): WorldEvent[] {
  return world.eventsOf(user).filter(({ at }) => at <= now);
}

/** Plays by time watched, later insertions first among equals; without removed ones. */
export function playsOf(world: World, user: string, now: number): Play[] {
  return remember(world, now, `plays ${user}`, () => workOutPlays(world, user, now));
}

function workOutPlays(world: World, user: string, now: number): Play[] {
  const plays = new Map<number, Play>();
  const byItem = new Map<string, number[]>();
  for (const event of past(world, user, now)) {
    if (event.action === 'unseen') {
      const keys = event.show === undefined && event.movie === undefined ? [] : itemKeys(event);
      const ids =
        event.target === undefined
          ? keys.flatMap((key) => byItem.get(key) ?? [])
          : [...plays.values()].filter((play) => play.event.id === event.target).map(({ id }) => id);
      for (const id of ids) {
        const play = plays.get(id);
        if (play && (event.target === undefined || keys.length === 0 || keys.includes(playKey(play)))) plays.delete(id);
      }
    }
    if (!PLAYS.includes(event.action)) continue;
    const watchedAt = Math.floor(event.happenedAt / MINUTE) * MINUTE;
    const add = (play: Play) => {
      plays.set(play.id, play);
      byItem.set(playKey(play), [...(byItem.get(playKey(play)) ?? []), play.id]);
    };
    const id = PLAY_ID_BASE + event.id * 1000;
    if (event.movie !== undefined) add({ id, event, watchedAt });
    else for (const [i, episode] of episodesOf(event).entries()) add({ id: id + i, event, episode, watchedAt });
  }
  return [...plays.values()].sort((a, b) => b.watchedAt - a.watchedAt || b.id - a.id);
}

function playKey(play: Play): string {
  return worldItemKey(play.event, play.episode);
}

/** What a person is watching now: the newest `watching` that has neither ended, nor been stopped, nor become a play. */
export function watchingOf(world: World, user: string, now: number): WorldEvent | null {
  let current: WorldEvent | null = null;
  for (const event of past(world, user, now)) {
    if (event.action === 'watching') current = event;
    else if (event.action === 'stop') current = null;
    else if (current && PLAYS.includes(event.action) && itemKeys(event).includes(worldItemKey(current))) current = null;
  }
  return current?.expiresAt !== undefined && current.expiresAt > now ? current : null;
}

export interface Shelved {
  event: WorldEvent;
  item: ItemRef;
}

function byTime(a: Shelved, b: Shelved): number {
  return b.event.happenedAt - a.event.happenedAt || b.event.id - a.event.id;
}

function shelf(events: WorldEvent[], put: string, taken: string, itemsOf: (event: WorldEvent) => ItemRef[]): Shelved[] {
  const rows = new Map<string, Shelved>();
  for (const event of events) {
    if (event.action === put) for (const item of itemsOf(event)) rows.set(worldItemKey(item), { event, item });
    if (event.action === taken) for (const item of itemsOf(event)) rows.delete(worldItemKey(item));
  }
  return [...rows.values()].sort(byTime);
}

function itemsOfEvent(event: WorldEvent): ItemRef[] {
  const { movie, show, season } = event;
  if (movie !== undefined) return [{ type: 'movie', movie }];
  if (show === undefined) return [];
  if (season === undefined) return [{ type: 'show', show }];
  const episodes = episodesOf(event);
  if (episodes.length === 0) return [{ type: 'season', show, season }];
  return episodes.map((episode) => ({ type: 'episode', show, season, episode }));
}

/** The current rating of each item. */
export function ratingsOf(world: World, user: string, now: number): Shelved[] {
  const work = () => shelf(past(world, user, now), 'rating', 'unrate', itemsOfEvent);
  return remember(world, now, `rating ${user}`, work);
}

export function watchlistOf(world: World, user: string, now: number): Shelved[] {
  const work = () => shelf(past(world, user, now), 'watchlist', 'unwatchlist', itemsOfEvent);
  return remember(world, now, `watchlist ${user}`, work);
}

export function collectionOf(world: World, user: string, now: number): Shelved[] {
  const work = () => shelf(past(world, user, now), 'collection', 'uncollect', itemsOfEvent);
  return remember(world, now, `collection ${user}`, work);
}

/** Existing shouts and reviews, by id, newest first. */
export function commentsOf(world: World, user: string, now: number): Shelved[] {
  const events = past(world, user, now);
  const gone = new Set(events.filter(({ action }) => action === 'uncomment').map(({ target }) => target));
  const kept = events.filter(({ action, id }) => (action === 'shout' || action === 'review') && !gone.has(id));
  return kept.flatMap((event) => itemsOfEvent(event).map((item) => ({ event, item }))).reverse();
}

export interface ListState {
  created: WorldEvent;
  slug: string;
  items: Shelved[];
  /** Newest change, ms UTC. */
  updatedAt: number;
}

/** Existing lists, oldest first (Trakt sorts them by the owner's own rank); items newest first. */
export function listsOf(world: World, user: string, now: number): ListState[] {
  const events = past(world, user, now);
  const own = new Map<string, WorldEvent[]>();
  for (const event of events) {
    if (event.list === undefined) continue;
    if (event.action === 'list_deleted') own.delete(event.list);
    else if (event.action === 'created') own.set(event.list, [event]);
    else own.get(event.list)?.push(event);
  }
  return [...own].flatMap(([slug, rows]) => {
    const created = rows[0];
    if (!created) return [];
    const items = shelf(rows, 'item_added', 'item_removed', ({ item }) => (item ? [item] : []));
    return [{ created, slug, items, updatedAt: Math.max(...rows.map(({ at }) => at)) }];
  });
}

/** When anything of these actions last changed for a person, including removals; null if never. */
export function lastChanged(
  world: World,
  user: string,
  now: number,
  actions: readonly string[],
  wanted: (event: WorldEvent) => boolean = () => true,
): number | null {
  const newest = past(world, user, now).findLast((event) => actions.includes(event.action) && wanted(event));
  return newest?.at ?? null;
}
