/** Ids of one item in the services that Trakt links to. v1 has no `trakt` id and, for episodes, no slug. */
export interface Ids {
  trakt?: number | undefined;
  slug?: string | undefined;
  tvdb?: number | undefined;
  imdb?: string | undefined;
  tmdb?: number | undefined;
}

export interface Movie {
  title: string;
  year?: number | undefined;
  ids: Ids;
  /** URL of the poster at Trakt; fetched and cached, never hot-linked. */
  poster?: string | undefined;
}

export type Show = Movie;

/** `number` 0 is the season of specials. */
export interface Season {
  number: number;
  ids?: Ids | undefined;
}

export interface Episode {
  season: number;
  number: number;
  title?: string | undefined;
  ids?: Ids | undefined;
}

export interface TraktList {
  name: string;
  slug?: string | undefined;
  /** Trakt's numeric id, protocol v2 only. */
  id?: number | undefined;
  description?: string | undefined;
  privacy?: string | undefined;
}

/** An item on a list. `type` may also be `person`, or a type that Trakt adds later. */
export interface ListItem {
  type: string;
  movie?: Movie | undefined;
  show?: Show | undefined;
  season?: Season | undefined;
  episode?: Episode | undefined;
  person?: { name: string; ids: Ids } | undefined;
}

export interface Rating {
  /** 1 to 10, or null if v1 gave only love or hate. */
  value: number | null;
  /** Protocol v1 only. */
  love?: 'love' | 'hate' | undefined;
  /** What the rater's own display shows: true for the number, false for the heart (v1's simple mode). */
  advanced: boolean;
}
