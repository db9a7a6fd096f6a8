import * as v from 'valibot';

/**
 * Shapes of the original API, named field by field as far as they are read. Ids came as numbers or strings, unset
 * values as null, "" or a missing key, and deleted items as null: whatever cannot be read counts as missing.
 */
const maybe = <T>(schema: v.GenericSchema<unknown, T>) => v.fallback(v.optional(schema), undefined);

const digits = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));
const int = maybe(v.union([v.pipe(v.number(), v.safeInteger()), digits]));
const bool = maybe(v.boolean());
const clipped = (length: number) =>
  maybe(
    v.pipe(
      v.string(),
      v.transform((value) => value.slice(0, length)),
    ),
  );
const text = clipped(500);

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
/** `episode` is the older name of `number`; `episode_num` is that of list items. */
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
  episodes: maybe(v.array(v.unknown())),
  shout: comment,
  review: comment,
  list,
  list_item: maybe(v.object({ type: text, movie: title, show: title, episode, season: int, episode_num: int })),
});

export const answer = v.object({
  timestamps: v.object({ current: int }),
  activity: maybe(v.array(v.unknown())),
});

/** How the API says that something failed, in any HTTP status. */
export const failure = v.object({ status: v.literal('failure'), error: text });

export const episodeOfMany = episode;

export type WireRow = v.InferOutput<typeof row>;
export type WireTitle = WireRow['movie'];
export type WireEpisode = WireRow['episode'];
export type WireUser = WireRow['user'];

/** Reads one value; what does not fit reads as null. */
export function read<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | null {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : null;
}
