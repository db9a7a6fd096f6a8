import type { World } from './world';
import type { WorldEvent } from './world-event';
import type { EventSpec } from './world-spec';

/** "Now this person does that": only `user` and `action` are required. */
export type NewEvent = Omit<EventSpec, 'action'> & {
  /** An action of the vocabulary, a state action, or `comment` (a review from 200 words on, else a shout). */
  action: EventSpec['action'] | 'comment';
  /** Back-dates the event by this much. */
  agoMs?: number;
};

const REVIEW_WORDS = 200;

/** Defaults for events without a title: the first show's first regular episode. */
function withItem(event: NewEvent, world: World): NewEvent {
  const bare = ['stop', 'created', 'list_deleted', 'uncomment'].includes(event.action);
  if (bare || event.target !== undefined || event.item !== undefined) return event;
  const show = event.show === undefined ? world.shows[0] : world.show(event.show);
  if (event.movie !== undefined || event.type === 'movie')
    return { ...event, movie: event.movie ?? world.movies[0]?.ids.slug ?? '' };
  const named = { ...event, show: event.show ?? show?.ids.slug ?? '' };
  if (event.show !== undefined && event.type !== 'episode') return named;
  if (event.type === 'show' || event.season !== undefined || event.episodes !== undefined) return named;
  const season = show?.seasons.find(({ number }) => number > 0);
  return { ...named, season: season?.number ?? 1, ...(event.type !== 'season' && { episode: event.episode ?? 1 }) };
}

/**
 * Lets an event happen. What it leaves out is made up.
 *
 * @param now ms UTC, for events without a time of their own
 * @throws Error naming what is wrong with the event
 */
export function appendEvent(world: World, event: NewEvent, now: number): WorldEvent {
  const { agoMs = 0, ...rest } = withItem(event, world);
  const words = (rest.text ?? '').split(/\s+/).filter((word) => word !== '').length;
  const action = rest.action === 'comment' ? (words >= REVIEW_WORDS ? 'review' : 'shout') : rest.action;
  // The log only grows at its end: if the clock was set back, events are inserted at the newest time.
  const at = Math.max(rest.at ?? now, world.log.at(-1)?.at ?? 0);
  return world.append({ ...rest, action, at, happenedAt: rest.happenedAt ?? (rest.at ?? now) - agoMs });
}
