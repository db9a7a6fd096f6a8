import * as v from 'valibot';

/**
 * Shapes of the current API: only what is read, and nothing more is demanded of it. Trakt answers from two backends
 * (one gives `ids.trakt` and pictures of users, the other does not), so that every field may be missing, null, or a
 * number in quotes; whatever cannot be read counts as missing. What a row cannot do without is decided in its mapping.
 */
const maybe = <T>(schema: v.GenericSchema<unknown, T>) => v.fallback(v.optional(schema), undefined);

const digits = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));
export const int = maybe(v.union([v.pipe(v.number(), v.safeInteger()), digits]));
export const bool = maybe(v.boolean());
/** Clipped: no name or title is longer, and a broken answer shall not fill the store. */
export const text = clipped(500);
const instantPipe = v.pipe(
  v.string(),
  v.maxLength(40),
  v.transform((value) => Date.parse(value)),
  v.number(),
);
/** ISO 8601 -> ms UTC. */
export const instant = maybe(instantPipe);

function clipped(length: number) {
  return maybe(
    v.pipe(
      v.string(),
      v.transform((value) => value.slice(0, length)),
    ),
  );
}

const ids = maybe(v.object({ trakt: int, slug: text, tvdb: int, imdb: text, tmdb: int }));
const images = maybe(v.object({ poster: maybe(v.array(text)) }));
const title = maybe(v.object({ title: text, year: int, ids, images }));
const season = maybe(v.object({ number: int, ids }));
const episode = maybe(v.object({ season: int, number: int, title: text, ids }));
const avatar = maybe(v.object({ avatar: maybe(v.object({ full: text })) }));

export const user = maybe(
  v.object({
    username: text,
    name: text,
    private: bool,
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
    ids,
    user,
  }),
);

/** A show by itself. */
export const show = title;
/** A row of `/search`. */
export const hit = v.object({ show: title });
/** A row of `/shows/:id/seasons`, in full. */
export const seasonInfo = v.object({ number: int, title: text, episode_count: int, aired_episodes: int, images });
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
  v.object({ id: int, comment: clipped(20_000), spoiler: bool, review: bool, created_at: instant, user }),
);

/** A row of any listing: each names its item after its `type`. */
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
  rating: int,
  movie: title,
  show: title,
  season,
  episode,
  list,
  person: maybe(v.object({ name: text, ids })),
  comment,
});

export type WireRow = v.InferOutput<typeof row>;
export type WireTitle = v.InferOutput<typeof title>;
export type WireUser = v.InferOutput<typeof user>;
export type WireList = v.InferOutput<typeof list>;

/** Reads one value; what is not even an object reads as null. */
export function read<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | null {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : null;
}
