import { hashOf } from './random';
import { slugify } from './slug';
import type { IdsSpec, MovieSpec, PersonSpec, ShowSpec, WorldSpec } from './world-spec';

interface Ids {
  trakt: number;
  slug: string;
  tvdb: number | null;
  imdb: string | null;
  tmdb: number | null;
}
export interface EpisodeInfo {
  season: number;
  number: number;
  title: string | null;
  ids: { trakt: number; tvdb: number | null; imdb: string | null; tmdb: number | null };
  /** Milliseconds UTC. */
  firstAired: number;
}
export interface SeasonInfo {
  number: number;
  ids: { trakt: number; tvdb: number | null; tmdb: number | null };
  episodes: EpisodeInfo[];
}
export interface MovieInfo {
  title: string;
  year: number | null;
  ids: Ids;
  runtime: number;
  country: string;
  overview: string;
  tagline: string;
  genres: string[];
}
export interface ShowInfo extends Omit<MovieInfo, 'tagline'> {
  network: string;
  status: string;
  seasons: SeasonInfo[];
}
export interface PersonInfo extends Required<Omit<PersonSpec, 'following'>> {
  id: number;
  /** Slugs with the time of following, oldest first. */
  following: { slug: string; at: number }[];
}

const DAY = 86_400_000;
const EPOCH = Date.UTC(2012, 0, 1);

function idsOf(kind: string, base: number, index: number, title: string, year: number | null, ids: IdsSpec = {}): Ids {
  const hash = hashOf(`${kind} ${title} ${year}`);
  return {
    trakt: ids.trakt ?? base + index,
    slug: ids.slug ?? slugify(title),
    tvdb: ids.tvdb === undefined ? 70_000 + (hash % 300_000) : ids.tvdb,
    imdb: ids.imdb === undefined ? `tt${String(1_000_000 + (hash % 9_000_000)).padStart(7, '0')}` : ids.imdb,
    tmdb: ids.tmdb === undefined ? 1_000 + (hash % 900_000) : ids.tmdb,
  };
}

function toMovie(spec: MovieSpec, index: number): MovieInfo {
  const year = spec.year ?? null;
  const ids = idsOf('movie', 900_001, index, spec.title, year, {
    slug: slugify(year === null ? spec.title : `${spec.title} ${year}`),
    ...spec.ids,
  });
  return {
    title: spec.title,
    year,
    ids: { ...ids, tvdb: null },
    runtime: spec.runtime ?? 110,
    country: spec.country ?? 'us',
    overview: spec.overview ?? `${spec.title}: a film.`,
    tagline: spec.tagline ?? '',
    genres: spec.genres ?? ['drama'],
  };
}

function toShow(spec: ShowSpec, index: number): ShowInfo {
  const year = spec.year ?? null;
  const ids = idsOf('show', 180_001, index, spec.title, year, spec.ids);
  const seasons = spec.seasons.map(({ number, episodes }): SeasonInfo => {
    const titles = typeof episodes === 'number' ? Array.from({ length: episodes }, () => null) : episodes;
    const start = Date.UTC((year ?? 2015) + Math.max(0, number - 1), 8, 3, 20);
    return {
      number,
      ids: { trakt: ids.trakt * 100 + number, tvdb: ids.trakt * 50 + number, tmdb: ids.trakt * 70 + number },
      episodes: titles.map((title, i) => {
        const trakt = 5_000_000 + index * 10_000 + number * 200 + i;
        return {
          season: number,
          number: i + 1,
          title: title ?? `Episode ${i + 1}`,
          ids: {
            trakt,
            tvdb: trakt + 2_000_000,
            imdb: i % 4 === 3 ? null : `tt${trakt + 9_000_000}`,
            tmdb: trakt - 3_000_000,
          },
          firstAired: start + i * 7 * DAY,
        };
      }),
    };
  });
  return {
    title: spec.title,
    year,
    ids,
    runtime: spec.runtime ?? 50,
    network: spec.network ?? 'Lantern',
    country: spec.country ?? 'us',
    status: spec.status ?? 'returning series',
    overview: spec.overview ?? `${spec.title}: a series.`,
    genres: spec.genres ?? ['drama'],
    seasons,
  };
}

function toPerson(spec: PersonSpec, index: number, all: PersonSpec[]): PersonInfo {
  const joinedAt = spec.joinedAt ?? EPOCH + index * 97 * DAY;
  const slugOf = (name: string) => all.find((p) => p.username === name)?.slug ?? slugify(name);
  return {
    id: 400_001 + index,
    username: spec.username,
    slug: spec.slug ?? slugify(spec.username),
    name: spec.name ?? null,
    private: spec.private ?? false,
    deleted: spec.deleted ?? false,
    vip: spec.vip ?? false,
    location: spec.location ?? null,
    about: spec.about ?? null,
    gender: spec.gender ?? null,
    age: spec.age ?? null,
    joinedAt,
    password: spec.password ?? 'sandbox',
    advancedRatings: spec.advancedRatings ?? true,
    following: (spec.following ?? []).map((name, i) => ({ slug: slugOf(name), at: joinedAt + (i + 1) * 11 * DAY })),
  };
}

/** The people and titles of a world, with the lookups that Trakt's addresses allow. */
export interface Catalog {
  people: PersonInfo[];
  shows: ShowInfo[];
  movies: MovieInfo[];
  /** By slug or username, ignoring case, like Trakt. */
  person(name: string): PersonInfo | undefined;
  /** By slug, Trakt id, IMDb id, TVDB id or title; a number is a Trakt id first. */
  show(name: string | number): ShowInfo | undefined;
  movie(name: string | number): MovieInfo | undefined;
  addPerson(spec: PersonSpec): PersonInfo;
}

export function createCatalog(spec: Pick<WorldSpec, 'people' | 'shows' | 'movies'>): Catalog {
  const people = spec.people.map(toPerson);
  const shows = spec.shows.map(toShow);
  const movies = spec.movies.map(toMovie);
  const find = <T extends { title: string; ids: Ids }>(items: T[], name: string | number) => {
    const text = String(name).trim().toLowerCase();
    return (
      items.find((item) => item.ids.slug === text || String(item.ids.trakt) === text || item.ids.imdb === text) ??
      items.find((item) => String(item.ids.tvdb) === text || item.title.toLowerCase() === text)
    );
  };
  const person = (name: string) =>
    people.find(({ slug, username }) => slug === name.toLowerCase() || username.toLowerCase() === name.toLowerCase());
  return {
    people,
    shows,
    movies,
    person,
    show: (name) => find(shows, name),
    movie: (name) => find(movies, name),
    addPerson(added) {
      if (person(added.slug ?? added.username)) throw new Error(`There already is a person named "${added.username}"`);
      const info = toPerson(added, people.length, [...spec.people, added]);
      people.push(info);
      return info;
    },
  };
}
