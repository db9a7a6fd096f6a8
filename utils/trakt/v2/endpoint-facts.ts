import type { InferOutput } from 'valibot';
import type { episode, hit, seasonInfo, stats, WireList, WireRow, WireTitle, WireUser } from '@/utils/trakt/v2/wire';

/** Maximum rows per page. Trakt clamps larger limits. */
export const MAX_LIMIT = 250;

/**
 * Trakt answers from two backends, and endpoints keep moving from the first to the second:
 * - `rails`: ETag, Last-Modified and X-Private-User; people without `ids.trakt` and images;
 * - `workers`: shared caching and no validators; people with `ids.trakt` and images, titles with `plex` ids.
 */
export type Backend = 'rails' | 'workers';

const PRIVATE = 'max-age=0, private, must-revalidate';
const SHARED = 'public, max-age=600, s-maxage=3600';

/** Recorded Cache-Control values. */
export const CACHE = {
  private: PRIVATE,
  shared: SHARED,
  summary: 'public, max-age=3600, s-maxage=43200',
  /** The same, answered by the edge. */
  summaryHit: 'public, max-age=86400, s-maxage=43200',
  watchingTitle: 'max-age=900, public',
  watchingPart: 'public, max-age=60, s-maxage=180',
  comments: 'max-age=28800, public',
  feed: 'max-age=3600, public',
  counters: 'public, max-age=1800, s-maxage=21600',
} as const;

/** The usual value of each backend, expected of endpoints that have moved there. */
export const USUAL_CACHE: Readonly<Record<Backend, string>> = { rails: PRIVATE, workers: SHARED };

/** Paths in an object, like `comment.id`. */
type Path<T> = T extends readonly unknown[]
  ? never
  : T extends object
    ? { [K in keyof T & string]: K | `${K}.${Path<NonNullable<T[K]>>}` }[keyof T & string]
    : never;

type Wire =
  | WireRow
  | NonNullable<WireUser>
  | NonNullable<WireList>
  | NonNullable<WireTitle>
  | NonNullable<InferOutput<typeof episode>>
  | InferOutput<typeof hit>
  | InferOutput<typeof seasonInfo>
  | InferOutput<typeof stats>;

/** A field of the schemas in `wire`, or of the social feed, which has no schema yet. */
export type Field = Path<Wire> | 'activity_at' | 'user.username';

export interface EndpointFacts {
  /** Pattern of the path, without its query. */
  path: string;
  /** The backend that answered last. */
  backend: Backend;
  /** Cache-Control is one of these; empty: none is sent. */
  cache: readonly string[] | null;
  /** Sent by `rails` only. Last-Modified is that of the rows, and absent if there are none. */
  validators?: readonly ('etag' | 'last-modified')[];
  /** Whether Lookout sends these validators to get a 304 if nothing has changed. */
  conditional?: boolean;
  /** The listing is paged. `standard`: rows per page without a limit; null: unknown, or all of them. */
  pages?: { standard: number | null };
  /** Sorted by this field, descending; ties by the other. Absent: Lookout relies on no order. */
  order?: { by: Field; ties?: Field };
  /** Precision of the times that Trakt gives. */
  time?: { field: Field; precision: 'minute' | 'second' };
  /** Fields that Lookout requires of each row. */
  fields: readonly Field[];
}
