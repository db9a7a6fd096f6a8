import type { ActivityAction } from '@/utils/activity/activity';
import { type Catalog, createCatalog } from './catalog';
import { resolveEvent } from './resolve-event';
import type { SocialEvent } from './social-event';
import { itemKeys, type WorldEvent, worldItemKey } from './world-event';
import type { EventSpec, StateAction, WorldSpec } from './world-spec';

export interface World extends Catalog {
  /** Everything that ever happened, in order of insertion. May contain events with an `at` in the future. */
  readonly log: readonly WorldEvent[];
  /** The same for one person (slug). */
  eventsOf(user: string): readonly WorldEvent[];
  /**
   * Adds an event at its `at`, which must not be before the newest of the log. Adding something where it already is
   * (watchlist, collection, list) first logs its removal, so that the state can be computed from the log alone.
   * @throws Error naming what is wrong with the description
   */
  append(spec: EventSpec): WorldEvent;
  /** What people did to each other's comments, lists and profiles, oldest first; see `social`. */
  readonly social: SocialEvent[];
}

/** What takes an action back while its item stays on a shelf; null: nothing does, or it leaves no shelf. */
const UNDONE_BY: Readonly<Record<ActivityAction, StateAction | null>> = {
  watching: null,
  scrobble: null,
  checkin: null,
  seen: null,
  collection: 'uncollect',
  rating: null,
  watchlist: 'unwatchlist',
  shout: null,
  review: null,
  created: null,
  item_added: 'item_removed',
};

/** Builds a world from plain JSON. Events are sorted by `at`; equal times keep their order. */
export function createWorld(spec: WorldSpec): World {
  const catalog = createCatalog(spec);
  const log: WorldEvent[] = [];
  const byUser = new Map<string, WorldEvent[]>();
  const counts = new Map<string, number>();
  const ratedRows = new Map<string, { v1Id: number; seconds: Set<number> }>();
  const present = new Map<string, Map<string, WorldEvent>>();

  const v1IdOf = (event: Omit<WorldEvent, 'v1Id'>): number => {
    const table = `${event.type}/${event.action}`;
    const fresh = () => {
      const count = (counts.get(table) ?? 0) + 1;
      counts.set(table, count);
      return 1_000_000 + count;
    };
    if (event.action !== 'rating') return fresh();
    const key = `${event.user} ${worldItemKey(event)}`;
    const second = Math.floor(event.happenedAt / 1000);
    const row = ratedRows.get(key);
    // Rows are distinguished by id and time: the id is kept only if the times differ.
    if (row && !row.seconds.has(second)) {
      row.seconds.add(second);
      return row.v1Id;
    }
    const made = { v1Id: fresh(), seconds: new Set([second]) };
    ratedRows.set(key, made);
    return made.v1Id;
  };

  const push = (event: Omit<WorldEvent, 'id' | 'v1Id'>): WorldEvent => {
    const newest = log.at(-1);
    if (newest && event.at < newest.at) throw new Error(`Event at ${event.at} is older than the log (${newest.at})`);
    const withId = { id: log.length + 1, ...event };
    const row: WorldEvent = { ...withId, v1Id: v1IdOf(withId) };
    log.push(row);
    const own = byUser.get(row.user) ?? [];
    own.push(row);
    byUser.set(row.user, own);
    return row;
  };

  /** The current content of a watchlist, collection or list, by item key. */
  const shelf = (event: Omit<WorldEvent, 'id' | 'v1Id'>, action: string) => {
    const name = `${event.user} ${action} ${event.list ?? ''}`;
    const items = present.get(name) ?? new Map<string, WorldEvent>();
    present.set(name, items);
    return items;
  };

  const append = (described: EventSpec): WorldEvent => {
    const event = resolveEvent(described, catalog, byUser);
    const target = event.item ?? event;
    const undo = event.action in UNDONE_BY ? UNDONE_BY[event.action as ActivityAction] : null;
    if (undo) {
      const items = shelf(event, event.action);
      const doubled = itemKeys(target).filter((key) => items.has(key));
      if (doubled.length > 0) push(removalOf(event, undo, doubled));
      const row = push(event);
      for (const key of itemKeys(target)) items.set(key, row);
      return row;
    }
    const done = Object.entries(UNDONE_BY).find(([, name]) => name === event.action)?.[0];
    if (done) for (const key of itemKeys(target)) shelf(event, done).delete(key);
    if (event.action === 'list_deleted') shelf(event, 'item_added').clear();
    return push(event);
  };

  const world: World = { ...catalog, log, eventsOf: (user) => byUser.get(user) ?? [], append, social: [] };
  const timed = spec.events.map((event) => ({ ...event, at: event.at ?? event.happenedAt ?? 0 }));
  for (const event of timed.sort((a, b) => a.at - b.at)) world.append(event);
  return world;
}

function removalOf(event: Omit<WorldEvent, 'id' | 'v1Id'>, action: StateAction, keys: string[]) {
  const { rating: _rating, text: _text, ...rest } = event;
  const removal = { ...rest, action, happenedAt: event.at };
  if (!event.episodes) return removal;
  return { ...removal, episodes: event.episodes.filter((episode) => keys.includes(worldItemKey(event, episode))) };
}
