import type { Activity } from '@/utils/activity/activity';

/** Names the one thing that an activity is about, or null where it is about several. */
export function itemKey(activity: Activity): string | null {
  const { type, movie, show, season, episode, episodes, list } = activity;
  if (episodes && !(episodes.length === 1 && episodes[0])) return null;
  const only = episode ?? episodes?.[0];
  if (type === 'list') return list ? `list:${activity.user.slug}:${list.id ?? list.slug ?? list.name}` : null;
  if (movie) return `movie:${movie.ids.trakt ?? movie.ids.slug ?? movie.title}`;
  const title = show && (show.ids.slug ?? show.ids.trakt ?? show.title);
  if (title === undefined) return null;
  if (only) return `episode:${title}:${only.season}:${only.number}`;
  return season ? `season:${title}:${season.number}` : `show:${title}`;
}
