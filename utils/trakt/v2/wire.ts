import * as v from 'valibot';
import { bool, clipped, count, first, instant, int, maybe, rows, text } from '@/utils/trakt/lenient';

/**
 * Shapes of the current API, limited to the fields Lookout reads. Of Trakt's two backends, only one provides
 * `ids.trakt` and pictures of users.
 */
const ids = maybe(v.object({ trakt: int, slug: text, tvdb: int, imdb: text, tmdb: int }));
const images = maybe(v.object({ poster: first(text) }));
const title = maybe(v.object({ title: text, year: int, ids, images }));
const season = maybe(v.object({ number: int, ids }));
export const episode = maybe(v.object({ season: int, number: int, title: text, ids }));
const avatar = maybe(v.object({ avatar: maybe(v.object({ full: text })) }));

export const user = maybe(
  v.object({
    username: text,
    name: text,
    private: bool,
    deleted: bool,
    ids: maybe(v.object({ slug: text })),
    images: avatar,
  }),
);

export const list = maybe(
  v.object({
    name: text,
    description: text,
    privacy: text,
    created_at: instant,
    updated_at: instant,
    item_count: int,
    comment_count: count,
    likes: count,
    ids,
    user,
  }),
);

/** A show on its own. */
export const show = title;
/** A row of `/search`. */
export const hit = v.object({ show: title });
/** A row of `/shows/:id/seasons`, in full. */
export const seasonInfo = v.object({ number: int, title: text, episode_count: int, aired_episodes: int, images });
/** The same with their episodes. */
export const seasonEpisodes = v.object({ number: int, episodes: rows });
/** The counters of a show or season that count events. */
export const stats = v.object({
  watchers: int,
  plays: int,
  collectors: int,
  comments: int,
  lists: int,
  votes: int,
});

const comment = maybe(
  v.object({
    id: int,
    comment: clipped(20_000),
    spoiler: bool,
    review: bool,
    likes: count,
    replies: count,
    created_at: instant,
    user,
  }),
);

/** A row of any listing: the field named by its `type` holds its item. */
export const row = v.object({
  id: int,
  type: text,
  action: text,
  watched_at: instant,
  rated_at: instant,
  listed_at: instant,
  collected_at: instant,
  started_at: instant,
  expires_at: instant,
  activity_at: instant,
  followed_at: instant,
  requested_at: instant,
  liked_at: instant,
  reacted_at: instant,
  reaction: maybe(v.object({ type: text })),
  rating: int,
  movie: title,
  show: title,
  season,
  episode,
  list,
  person: maybe(v.object({ name: text, ids })),
  comment,
  /** Only in listings with rows of several people. */
  user,
});

export type WireRow = v.InferOutput<typeof row>;
export type WireTitle = v.InferOutput<typeof title>;
export type WireUser = v.InferOutput<typeof user>;
export type WireList = v.InferOutput<typeof list>;
