import { hasId } from '@/utils/activity/has-id';
import { titleKey } from '@/utils/activity/title-key';
import type { Conditions, Judged, Own, Unmet } from '@/utils/rules/condition';

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

/** Normalized for comparison: no accents, lower case. */
const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
