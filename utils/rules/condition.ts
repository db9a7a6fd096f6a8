import type { Activity } from '@/utils/activity/activity';

/** What else must be true before news interrupts. What is not goes to the feed only, and says which condition it was. */
export interface Conditions {
  /**
   * Ratings (1 to 10) that are told: at least this, at most that, or both. `ratingAtLeast` above `ratingAtMost` means
   * either end: "8 and better, and 3 and worse". Protocol v1's love counts as 10, its hate as 1.
   */
  ratingAtLeast: number | null;
  ratingAtMost: number | null;
  /** Where not empty: the title (show, movie, episode, list) must contain one of them. Case and accents do not matter. */
  onlyWords: string[];
  /** The title must contain none of them. */
  neverWords: string[];
  /** Which titles are told: all, those on the person's own watchlist (see `Settings.self`), or `shows`. */
  titles: TitleChoice;
  /** For `titles: 'shows'`. Kept while another choice is in force. */
  shows: ChosenShow[];
  /** What the person does (see `Settings.self`) is in the feed only. */
  ignoreSelf: boolean;
}

export const TITLE_CHOICES = ['all', 'watchlist', 'shows'] as const;
export type TitleChoice = (typeof TITLE_CHOICES)[number];

export interface ChosenShow {
  /** Any id by which Trakt names it: slug, Trakt, TVDB or IMDb id. */
  id: string;
  name: string;
}

export const NO_CONDITIONS: Readonly<Conditions> = {
  ratingAtLeast: null,
  ratingAtMost: null,
  onlyWords: [],
  neverWords: [],
  titles: 'all',
  shows: [],
  ignoreSelf: false,
};

/** The condition that was not met, with what it asked for. */
export type Unmet =
  | { name: 'rating-at-least' | 'rating-at-most'; limit: number }
  /** Neither end: below `atLeast`, above `atMost`. */
  | { name: 'rating-between'; atMost: number; atLeast: number }
  | { name: 'never-word'; word: string }
  | { name: 'only-words' | 'watchlist' | 'shows' | 'self' };

/** What conditions are held against, besides the activity. */
export interface Own {
  /** The person's own slug at Trakt. */
  self: string | null;
  /** Keys of what is on their watchlist, see `activity/title-key`; null where it is not known: then all counts as on it. */
  watchlist: ReadonlySet<string> | null;
}

export type Judged = Pick<
  Activity,
  'action' | 'user' | 'movie' | 'show' | 'episode' | 'episodes' | 'list' | 'listItem' | 'rating'
>;
