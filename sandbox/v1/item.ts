import type { PersonInfo } from '@/sandbox/catalog';
import type { World } from '@/sandbox/world';
import { episodesOf, type WorldEvent } from '@/sandbox/world-event';
import { episodeOf, movieOf, showOf, userOf } from './media';
import { secondsOf } from './select';
import { elapsedOf, whenOf } from './time-words';

type Json = Record<string, unknown>;
type Ref = Pick<WorldEvent, 'movie' | 'show' | 'season' | 'episode' | 'episodes'>;

const ARRAYS = ['seen', 'collection'];
const escapeHtml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** `episode` or `episodes`, then `show`; or `movie`. */
function media(world: World, ref: Ref, origin: string, plural = false): Json {
  if (ref.movie !== undefined) {
    const movie = world.movie(ref.movie);
    return { movie: movie ? movieOf(movie, origin) : null };
  }
  const show = world.show(ref.show ?? '');
  if (!show) return { show: null };
  const season = show.seasons.find(({ number }) => number === ref.season);
  const episodes = episodesOf(ref).flatMap((n) => season?.episodes.filter(({ number }) => number === n) ?? []);
  const rows = episodes.map((episode) => episodeOf(show, episode, origin));
  if (plural && rows.length > 0) return { episodes: rows, show: showOf(show, origin) };
  return { ...(rows[0] && { episode: rows[0] }), show: showOf(show, origin) };
}

function listKeys(world: World, event: WorldEvent, person: PersonInfo, origin: string): Json {
  const made = world
    .eventsOf(event.user)
    .findLast(({ action, list, id }) => action === 'created' && list === event.list && id <= event.id);
  const list = {
    name: made?.listName ?? '',
    slug: event.list,
    url: `http://trakt.tv/user/${person.slug}/list/${event.list}`,
    description: made?.description ?? '',
    privacy: made?.privacy ?? 'public',
    show_numbers: false,
    allow_shouts: true,
  };
  if (!event.item) return { list };
  const { type, season } = event.item;
  const item = { type, ...media(world, event.item, origin), ...(type === 'season' && { season: String(season) }) };
  return { list, list_item: item };
}

function ratingKeys(event: WorldEvent, person: PersonInfo): Json {
  const value = event.rating ?? 0;
  return { rating: value > 5 ? 'love' : 'hate', rating_advanced: value, use_rating_advanced: person.advancedRatings };
}

function commentKeys(event: WorldEvent): Json {
  const text = event.text ?? '';
  const comment = { id: 900_000 + event.id, text, text_html: `<p>${escapeHtml(text)}</p>`, spoiler: event.spoiler };
  return { [event.action]: comment };
}

/** One row of an answer with keys in the recorded order: common keys, those of the action, the item, `id` last. */
export function itemOf(world: World, event: WorldEvent, origin: string, current: number): Json {
  const person = world.person(event.user);
  if (!person) throw new Error(`No person ${event.user}`);
  const timestamp = secondsOf(event);
  const isComment = event.action === 'shout' || event.action === 'review';
  return {
    timestamp,
    when: whenOf(timestamp),
    elapsed: elapsedOf(timestamp, current),
    type: event.type,
    action: event.action,
    user: userOf(person, origin),
    ...(event.action === 'rating' && ratingKeys(event, person)),
    ...(isComment && commentKeys(event)),
    ...(event.type === 'list' && listKeys(world, event, person, origin)),
    ...(event.type !== 'list' && media(world, event, origin, ARRAYS.includes(event.action))),
    id: event.v1Id,
  };
}
