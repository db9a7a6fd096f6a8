import type { EpisodeInfo, MovieInfo, PersonInfo, SeasonInfo, ShowInfo } from '@/sandbox/catalog';
import { hashOf } from '@/sandbox/random';
import type { World } from '@/sandbox/world';
import type { ItemRef } from '@/sandbox/world-spec';
import type { V2Request } from './endpoint';

type Look = Pick<V2Request, 'origin' | 'backend' | 'extended' | 'now'>;
type Json = Record<string, unknown>;

export const iso = (ms: number) => new Date(ms).toISOString();
/** Trakt sends seconds, never milliseconds. */
export const isoSeconds = (ms: number) => iso(Math.floor(ms / 1000) * 1000);

/** Trakt sends image addresses without scheme; a plain-http origin must include its scheme. */
function picture(origin: string, path: string): string {
  return `${origin.replace(/^https:\/\//, '')}/images/${path}`;
}

function avatarOf(person: PersonInfo, origin: string): string {
  return `${origin}/images/avatars/${encodeURIComponent(person.slug)}.png`;
}

/**
 * A person as the backend sends one; `extended=full` adds the profile on the old backend, the new one always has it.
 */
export function userObject(person: PersonInfo, look: Look): Json {
  const { username, name, vip, location, about, gender, age } = person;
  const images = { avatar: { full: avatarOf(person, look.origin) } };
  const flags = { username, private: person.private, deleted: person.deleted };
  const joined = { joined_at: iso(person.joinedAt), location, about };
  if (look.backend === 'workers') {
    const ids = { slug: person.slug, trakt: person.id };
    const rest = { name, gender, age, vip, vip_ep: false, vip_cover_image: null, director: false };
    return { ids, images, ...flags, ...joined, ...rest };
  }
  const user: Json = { ...flags, name, vip, vip_ep: false, director: false, ids: { slug: person.slug } };
  if (look.extended.has('full')) Object.assign(user, joined, { gender, age });
  if (look.extended.has('full') || look.extended.has('images')) user.images = images;
  if (look.extended.has('vip')) Object.assign(user, { vip_og: false, vip_years: vip ? 3 : 0 });
  return user;
}

function plex(slug: string, withSlug = true): Json {
  const guid = hashOf(slug).toString(16).padStart(8, '0').repeat(3);
  return withSlug ? { guid, slug } : { guid };
}

function titlePictures(kind: 'shows' | 'movies', slug: string, origin: string): Json {
  const poster = picture(origin, `${kind}/${encodeURIComponent(slug)}.png`);
  return { fanart: [], poster: [poster], logo: [], clearart: [], banner: [], thumb: [] };
}

function withExtras(object: Json, kind: 'shows' | 'movies', slug: string, look: Look, extras: Json): Json {
  if (look.extended.has('full')) Object.assign(object, extras);
  if (look.extended.has('full') || look.extended.has('images')) object.images = titlePictures(kind, slug, look.origin);
  return object;
}

export function movieObject(movie: MovieInfo, look: Look): Json {
  const { trakt, slug, imdb, tmdb } = movie.ids;
  const { title, year, overview, tagline, runtime, country, genres } = movie;
  const object =
    look.backend === 'rails'
      ? { title, year, ids: { trakt, slug, imdb, tmdb } }
      : { ids: { imdb, plex: plex(slug), slug, tmdb, trakt }, year, title };
  const released = `${year ?? 2000}-05-17`;
  return withExtras(object, 'movies', slug, look, { tagline, overview, released, runtime, country, genres });
}

function airedEpisodes(show: ShowInfo, now: number): number {
  const regular = show.seasons.filter(({ number }) => number > 0);
  return regular.flatMap(({ episodes }) => episodes).filter(({ firstAired }) => firstAired <= now).length;
}

export function showObject(show: ShowInfo, look: Look): Json {
  const { trakt, slug, tvdb, imdb, tmdb } = show.ids;
  const { title, year, overview, runtime, network, country, status, genres } = show;
  const aired = airedEpisodes(show, look.now);
  const object =
    look.backend === 'rails'
      ? { title, year, ids: { trakt, slug, tvdb, imdb, tmdb, tvrage: null } }
      : { ids: { imdb, plex: plex(slug), slug, tmdb, tvdb, trakt }, year, title, aired_episodes: aired };
  const first = show.seasons[0]?.episodes[0]?.firstAired;
  const extras = { overview, runtime, network, country, status, genres, aired_episodes: aired };
  return withExtras(object, 'shows', slug, look, { ...extras, first_aired: first === undefined ? null : iso(first) });
}

export function seasonObject(season: SeasonInfo, look: Look): Json {
  const { trakt, tvdb, tmdb } = season.ids;
  const { number, episodes } = season;
  const object: Json =
    look.backend === 'rails'
      ? { number, ids: { trakt, tvdb, tmdb, tvrage: null } }
      : { ids: { plex: plex(String(trakt), false), tmdb, tvdb, trakt }, number };
  if (!look.extended.has('full')) return object;
  return Object.assign(object, {
    title: number === 0 ? 'Specials' : `Season ${number}`,
    overview: null,
    episode_count: episodes.length,
    aired_episodes: episodes.filter(({ firstAired }) => firstAired <= look.now).length,
    first_aired: iso(episodes[0]?.firstAired ?? 0),
  });
}

export function episodeObject(episode: EpisodeInfo, look: Look): Json {
  const { season, number, title, firstAired } = episode;
  const { trakt, tvdb, imdb, tmdb } = episode.ids;
  const object: Json =
    look.backend === 'rails'
      ? { season, number, title, ids: { trakt, tvdb, imdb, tmdb, tvrage: null } }
      : { season, number, title, ids: { trakt, tvdb, imdb, tmdb, plex: plex(String(trakt), false) } };
  if (!look.extended.has('full')) return object;
  return Object.assign(object, { number_abs: null, overview: '', first_aired: iso(firstAired), runtime: 50 });
}

/** The objects of one item: `movie`, or `show` with `season` or `episode` before it. */
export function itemObjects(world: World, item: Omit<ItemRef, 'type'>, look: Look): Json {
  if (item.movie !== undefined) {
    const movie = world.movie(item.movie);
    return movie ? { movie: movieObject(movie, look) } : {};
  }
  const show = world.show(item.show ?? '');
  if (!show) return {};
  const season = show.seasons.find(({ number }) => number === item.season);
  const episode = season?.episodes.find(({ number }) => number === item.episode);
  return {
    ...(episode && { episode: episodeObject(episode, look) }),
    ...(season && item.episode === undefined && { season: seasonObject(season, look) }),
    show: showObject(show, look),
  };
}
