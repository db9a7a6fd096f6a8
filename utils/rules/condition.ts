import type { Activity } from '@/utils/activity/activity';

/**
 * Requirements, besides the rules, for a level above `feed`. An activity that does not meet them goes to the feed only,
 * and the first unmet condition is stored as the reason.
 */
export interface Conditions {
  /**
   * Ratings (1 to 10) that meet the condition: at least this, at most that, or both. `ratingAtLeast` above
   * `ratingAtMost` means either end: "8 and better, or 3 and worse". Protocol v1's love counts as 10, its hate as 1.
   */
  ratingAtLeast: number | null;
  ratingAtMost: number | null;
  /** If not empty, the title (show, movie, episode, list) must contain one of them. Case and accents do not matter. */
  onlyWords: string[];
  /** The title must contain none of them. */
  neverWords: string[];
  /** Which titles meet the condition: all, those on the person's own watchlist (see `Settings.self`), or `shows`. */
  titles: TitleChoice;
  /** For `titles: 'shows'`. Kept while another choice is active. */
  shows: ChosenShow[];
  /** The person's own activity (see `Settings.self`) goes to the feed only. */
  ignoreSelf: boolean;
}

export const TITLE_CHOICES = ['all', 'watchlist', 'shows'] as const;
export type TitleChoice = (typeof TITLE_CHOICES)[number];

export interface ChosenShow {
  /** Any id that Trakt uses for it: slug, Trakt, TVDB or IMDb id. */
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

/** The condition that was not met, with its limits. */
export type Unmet =
  | { name: 'rating-at-least' | 'rating-at-most'; limit: number }
  /** In between: above `atMost` and below `atLeast`. */
  | { name: 'rating-between'; atMost: number; atLeast: number }
  | { name: 'never-word'; word: string }
  | { name: 'only-words' | 'watchlist' | 'shows' | 'self' };

/** What conditions depend on, besides the activity. */
export interface Own {
  /** The person's own slug at Trakt. */
  self: string | null;
  /**
   * Keys of the titles on their watchlist, see `activity/title-key`; null if unknown: then every title counts as on it.
   */
  watchlist: ReadonlySet<string> | null;
}

export type Judged = Pick<
  Activity,
  'action' | 'user' | 'movie' | 'show' | 'episode' | 'episodes' | 'list' | 'listItem' | 'rating'
>;
