import type { Activity } from '@/utils/activity/activity';
import { hasId } from '@/utils/activity/has-id';
import { titleKey } from '@/utils/activity/title-key';

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

/** The first condition that an activity does not meet, or null. */
export function unmetOf(activity: Judged, conditions: Conditions, { self, watchlist }: Own): Unmet | null {
  const { onlyWords, neverWords, titles, shows, ignoreSelf } = conditions;
  if (ignoreSelf && self !== null && activity.user.slug === self) return { name: 'self' };
  const rating = unmetRating(activity, conditions);
  if (rating) return rating;
  const words = folded(titlesOf(activity).join('\n'));
  const isIn = (word: string) => words.includes(folded(word));
  const never = neverWords.find(isIn);
  if (never !== undefined) return { name: 'never-word', word: never };
  if (onlyWords.length > 0 && !onlyWords.some(isIn)) return { name: 'only-words' };
  const { show = activity.listItem?.show, movie = activity.listItem?.movie } = activity;
  if (titles === 'shows' && !shows.some(({ id }) => hasId(show?.ids, id))) return { name: 'shows' };
  if (titles !== 'watchlist' || watchlist === null) return null;
  const isListed = [titleKey('show', show), titleKey('movie', movie)].some((key) => key !== null && watchlist.has(key));
  return isListed ? null : { name: 'watchlist' };
}

function unmetRating({ action, rating }: Judged, { ratingAtLeast, ratingAtMost }: Conditions): Unmet | null {
  if (action !== 'rating' || !rating) return null;
  const value = rating.value ?? (rating.love === 'love' ? 10 : rating.love === 'hate' ? 1 : null);
  if (value === null) return null;
  const isLow = ratingAtLeast !== null && value < ratingAtLeast;
  const isHigh = ratingAtMost !== null && value > ratingAtMost;
  if (ratingAtLeast !== null && ratingAtMost !== null && ratingAtLeast > ratingAtMost) {
    return isLow && isHigh ? { name: 'rating-between', atMost: ratingAtMost, atLeast: ratingAtLeast } : null;
  }
  if (isLow) return { name: 'rating-at-least', limit: ratingAtLeast };
  return isHigh ? { name: 'rating-at-most', limit: ratingAtMost } : null;
}

function titlesOf({ show, movie, episode, episodes = [], list, listItem }: Judged): string[] {
  const titles = [show, movie, episode, ...episodes, listItem?.show, listItem?.movie, listItem?.episode];
  const names = [list, listItem?.person];
  return [...titles.map((each) => each?.title), ...names.map((each) => each?.name)].filter(
    (each) => each !== undefined,
  );
}

/** As it is compared: without accents and case. */
const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
