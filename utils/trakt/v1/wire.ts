import * as v from 'valibot';
import { bool, clipped, int, maybe, rows, text } from '@/utils/trakt/lenient';

/**
 * Shapes of the original API, limited to the fields Lookout reads. Ids come as numbers or strings, unset values as
 * null, "" or a missing key, and deleted items as null.
 */
const user = maybe(v.object({ username: text, full_name: text, protected: bool, avatar: text }));
/** Movies and shows alike. */
const title = maybe(
  v.object({
    title: text,
    year: int,
    url: text,
    imdb_id: text,
    tvdb_id: int,
    tmdb_id: int,
    images: maybe(v.object({ poster: text })),
  }),
);
/** `episode` is the older name of `number`; list items use `episode_num`. */
const episode = maybe(v.object({ season: int, number: int, episode: int, title: text, tvdb_id: int }));
const list = maybe(v.object({ name: text, slug: text, url: text, description: text, privacy: text }));
const comment = maybe(v.object({ id: int, text: clipped(20_000), spoiler: bool }));

export const row = v.object({
  id: int,
  timestamp: int,
  type: text,
  action: text,
  user,
  rating: text,
  rating_advanced: int,
  use_rating_advanced: bool,
  movie: title,
  show: title,
  episode,
  episodes: rows,
  shout: comment,
  review: comment,
  list,
  list_item: maybe(v.object({ type: text, movie: title, show: title, episode, season: int, episode_num: int })),
});

export const answer = v.object({
  timestamps: maybe(v.object({ start: int, end: int, current: int })),
  activity: rows,
});

/** The API's error body, with any HTTP status. */
export const failure = v.object({ status: text, error: text });

export const episodeOfMany = episode;

export type WireRow = v.InferOutput<typeof row>;
export type WireTitle = WireRow['movie'];
export type WireEpisode = WireRow['episode'];
export type WireUser = WireRow['user'];
