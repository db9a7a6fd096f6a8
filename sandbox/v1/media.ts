import type { EpisodeInfo, MovieInfo, PersonInfo, ShowInfo } from '@/sandbox/catalog';
import { hashOf } from '@/sandbox/random';

/** Items as protocol v1 wrote them: key order and types as recorded in 2014. */

const SITE = 'http://trakt.tv';
const seconds = (ms: number) => Math.floor(ms / 1000);

function ratingsOf(key: string) {
  const votes = 20 + (hashOf(key) % 900);
  const percentage = 60 + (hashOf(key) % 38);
  const loved = Math.round((votes * percentage) / 100);
  return { percentage, votes, loved, hated: votes - loved };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Without a filled-in profile, everything is null, and the age is an empty text. */
export function userOf(person: PersonInfo, origin: string) {
  const filled = person.name !== null;
  return {
    username: person.username,
    protected: person.private,
    full_name: person.name,
    gender: filled ? (person.gender ?? '') : null,
    age: person.age ?? '',
    location: filled ? (person.location ?? '') : null,
    about: filled ? (person.about ?? '') : null,
    avatar: `${origin}/images/avatars/${encodeURIComponent(person.slug)}.png`,
    url: `${SITE}/user/${person.slug}`,
  };
}

export function showOf(show: ShowInfo, origin: string) {
  const picture = `${origin}/images/shows/${encodeURIComponent(show.ids.slug)}.png`;
  return {
    title: show.title,
    year: show.year ?? 0,
    url: `${SITE}/show/${show.ids.slug}`,
    imdb_id: show.ids.imdb ?? '',
    tvdb_id: show.ids.tvdb ?? 0,
    tvrage_id: 0,
    first_aired: seconds(show.seasons.at(-1)?.episodes[0]?.firstAired ?? 0),
    country: show.country.toUpperCase(),
    overview: show.overview,
    runtime: show.runtime,
    network: show.network,
    air_day: 'Sunday',
    air_time: '9:00pm',
    certification: 'TV-14',
    images: { poster: picture, fanart: picture, banner: picture },
    ratings: ratingsOf(show.ids.slug),
    genres: show.genres.map(capital),
  };
}

export function episodeOf(show: ShowInfo, episode: EpisodeInfo, origin: string) {
  const { season, number } = episode;
  return {
    season,
    episode: number,
    number,
    tvdb_id: episode.ids.tvdb ?? 0,
    title: episode.title ?? '',
    overview: '',
    first_aired: seconds(episode.firstAired),
    url: `${SITE}/show/${show.ids.slug}/season/${season}/episode/${number}`,
    images: { screen: `${origin}/images/shows/${encodeURIComponent(show.ids.slug)}.png` },
    ratings: ratingsOf(`${show.ids.slug} ${season} ${number}`),
  };
}

export function movieOf(movie: MovieInfo, origin: string) {
  const picture = `${origin}/images/movies/${encodeURIComponent(movie.ids.slug)}.png`;
  return {
    title: movie.title,
    year: movie.year ?? 0,
    released: movie.year === null ? 0 : seconds(Date.UTC(movie.year, 4, 17)),
    url: `${SITE}/movie/${movie.ids.slug}`,
    trailer: '',
    runtime: movie.runtime,
    tagline: movie.tagline,
    overview: movie.overview,
    certification: 'PG-13',
    imdb_id: movie.ids.imdb ?? '',
    tmdb_id: movie.ids.tmdb ?? 0,
    images: { poster: picture, fanart: picture },
    ratings: ratingsOf(movie.ids.slug),
    genres: movie.genres.map(capital),
  };
}
