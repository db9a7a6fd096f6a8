import { meKey } from '@/utils/activity/about-me';
import type { Activity } from '@/utils/activity/activity';

/** Key of the single item that an activity is about, or null if it is about several. */
export function coalesceKey(activity: Activity): string | null {
  const { type, show, season, list } = activity;
  if (type === 'me') return meKey(activity);
  if (type === 'list') return list ? `list:${activity.user.slug}:${list.id ?? list.slug ?? list.name}` : null;
  const [only = null, ...more] = watchKeys(activity);
  if (only !== null || activity.episodes) return more.length > 0 ? null : only;
  const title = show && (show.ids.slug ?? show.ids.trakt ?? show.title);
  if (title === undefined) return null;
  return season ? `season:${title}:${season.number}` : `show:${title}`;
}

type Watchable = Pick<Activity, 'movie' | 'show' | 'episode' | 'episodes'>;

/**
 * Keys of the movie or the episodes that an activity, or an item of a list, is about. It spoils nothing for a person
 * who has watched all of them. Empty for a whole show or season.
 */
export function watchKeys({ movie, show, episode, episodes }: Watchable): string[] {
  if (movie && !episodes) return [`movie:${movie.ids.trakt ?? movie.ids.slug ?? movie.title}`];
  const title = show && (show.ids.slug ?? show.ids.trakt ?? show.title);
  const all = episodes ?? (episode ? [episode] : []);
  return title === undefined ? [] : all.map(({ season, number }) => `episode:${title}:${season}:${number}`);
}
