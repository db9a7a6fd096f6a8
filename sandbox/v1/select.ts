import type { PersonInfo } from '@/sandbox/catalog';
import { areFriends } from '@/sandbox/friends';
import type { World } from '@/sandbox/world';
import { episodesOf, type WorldEvent } from '@/sandbox/world-event';
import { V1_PAIRS } from '@/utils/activity/pairs';
import type { V1Query } from './query';

const LIMIT = 100;
const PAIRS = new Set(V1_PAIRS.map(({ type, action }) => `${type}/${action}`));

/** Protected people are visible to themselves and their friends. */
export function canSee(person: PersonInfo, viewer: PersonInfo | null): boolean {
  return !person.private || (viewer !== null && (viewer.slug === person.slug || areFriends(viewer, person)));
}

function listIsVisible(event: WorldEvent, person: PersonInfo, viewer: PersonInfo | null, world: World): boolean {
  if (event.list === undefined || viewer?.slug === person.slug) return true;
  const made = world
    .eventsOf(person.slug)
    .findLast((e) => e.action === 'created' && e.list === event.list && e.id <= event.id);
  if (made?.privacy === 'private') return false;
  return made?.privacy !== 'friends' || (viewer !== null && areFriends(viewer, person));
}

function titleMatches(event: WorldEvent, query: V1Query, world: World): boolean {
  if (query.titles === null) return true;
  if (query.method.endsWith('movies')) {
    const ids = event.movie === undefined ? undefined : world.movie(event.movie)?.ids;
    return ids !== undefined && query.titles.some((title) => [ids.slug, ids.imdb, String(ids.tmdb)].includes(title));
  }
  const ids = event.show === undefined ? undefined : world.show(event.show)?.ids;
  if (!ids || !query.titles.some((title) => title === ids.slug || title === String(ids.tvdb))) return false;
  if (query.method.endsWith('shows')) return true;
  if (event.type !== 'episode') return false;
  if (query.seasons !== null && !query.seasons.includes(event.season ?? -1)) return false;
  return query.episodes === null || episodesOf(event).some((episode) => query.episodes?.includes(episode));
}

/** A method returns the activities of these people. */
function peopleFor(query: V1Query, world: World, viewer: PersonInfo | null): PersonInfo[] {
  const there = world.people.filter((person) => !person.deleted);
  if (query.username !== null) return there.filter((person) => person === world.person(query.username ?? ''));
  if (query.method === 'friends') return there.filter((person) => viewer !== null && areFriends(viewer, person));
  return there.filter((person) => canSee(person, viewer));
}

export const secondsOf = (event: WorldEvent) => Math.floor(event.happenedAt / 1000);

/** The newest 100 rows of the log that match a question. Rows that were undone later stay: v1 knew no "un-" events. */
export function selectV1(query: V1Query, world: World, viewer: PersonInfo | null, now: number): WorldEvent[] {
  const rows = peopleFor(query, world, viewer).flatMap((person) =>
    world.eventsOf(person.slug).filter((event) => {
      if (event.at > now || !PAIRS.has(`${event.type}/${event.action}`)) return false;
      if (query.types !== null && !query.types.includes(event.type)) return false;
      if (query.actions !== null && !query.actions.includes(event.action)) return false;
      if (query.start !== null && secondsOf(event) < query.start) return false;
      if (query.end !== null && secondsOf(event) > query.end) return false;
      return titleMatches(event, query, world) && listIsVisible(event, person, viewer, world);
    }),
  );
  return rows.sort((a, b) => secondsOf(b) - secondsOf(a) || b.id - a.id).slice(0, LIMIT);
}
