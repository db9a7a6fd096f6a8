import type { InferOutput } from 'valibot';
import type { episode, hit, seasonInfo, stats, WireList, WireRow, WireTitle, WireUser } from '@/utils/trakt/v2/wire';

/** What Trakt gives at most on a page; it clamps more. */
export const MAX_LIMIT = 250;

/**
 * Trakt answers from two backends, and endpoints keep moving from the first to the second:
 * - `rails`: ETag, Last-Modified and X-Private-User; people without `ids.trakt` and images;
 * - `workers`: shared caching and no validators; people with `ids.trakt` and images, titles with `plex` ids.
 */
export type Backend = 'rails' | 'workers';

const PRIVATE = 'max-age=0, private, must-revalidate';
const SHARED = 'public, max-age=600, s-maxage=3600';

/** Recorded values of Cache-Control. */
export const CACHE = {
  private: PRIVATE,
  shared: SHARED,
  summary: 'public, max-age=3600, s-maxage=43200',
  /** The same from the edge. */
  summaryHit: 'public, max-age=86400, s-maxage=43200',
  watchingTitle: 'max-age=900, public',
  watchingPart: 'public, max-age=60, s-maxage=180',
  comments: 'max-age=28800, public',
  feed: 'max-age=3600, public',
  counters: 'public, max-age=1800, s-maxage=21600',
} as const;

/** What most endpoints of a backend say: to be expected of one that has moved there. */
export const USUAL_CACHE: Readonly<Record<Backend, string>> = { rails: PRIVATE, workers: SHARED };

/** Places in an object, like `comment.id`. */
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

/** A field of the schemas in `wire`; those of the social feed, which no schema has yet, beside them. */
export type Field = Path<Wire> | 'activity_at' | 'user.username';

export interface EndpointFacts {
  /** Pattern of the address, without its query. */
  path: string;
  /** Where it was answered last. */
  backend: Backend;
  /** Cache-Control: one of these; empty: none is sent. */
  cache: readonly string[] | null;
  /** Sent by `rails` only; Last-Modified is that of the rows, and missing where there are none. */
  validators?: readonly ('etag' | 'last-modified')[];
  /** Whether Lookout asks with these validators, to be told that nothing has changed (304). */
  conditional?: boolean;
  /** It comes in pages. `standard`: rows a page where one does not say how many; null: unknown, or all of them. */
  pages?: { standard: number | null };
  /** Descending by this field, ties by the other. Left out: nothing that Lookout relies on. */
  order?: { by: Field; ties?: Field };
  /** How exact Trakt tells a time. */
  time?: { field: Field; precision: 'minute' | 'second' };
  /** What Lookout reads from each row and cannot do without. */
  fields: readonly Field[];
}
