import type { Activity } from '@/utils/activity/activity';
import { watchKeys } from '@/utils/activity/item-key';

const WEB = 'https://app.trakt.tv';

/**
 * The page of a show, or of one of its seasons.
 *
 * @param show slug, Trakt id or IMDb id
 */
export function showLink(show: string | number, season: number | null): string {
  const page = `${WEB}/shows/${encodeURIComponent(show)}`;
  return season === null ? page : `${page}/seasons/${season}`;
}

/** The page at Trakt that tells more about the newest of a card's activities (newest first, never empty). */
export function link(activities: readonly Activity[]): string {
  const [newest] = activities;
  if (!newest) return WEB;
  const { movie, show, season, episode, comment, list, user } = newest;
  const segment = (value: string | number) => encodeURIComponent(value);
  const profile = `${WEB}/profile/${segment(user.slug)}`;
  const lists = `${WEB}/users/${segment(user.slug)}/lists`;
  const id = (ids: { slug?: string | undefined; trakt?: number | undefined }) => ids.slug ?? ids.trakt;
  if (comment?.id !== undefined && (newest.action === 'shout' || newest.action === 'review')) {
    return `${WEB}/comments/${segment(comment.id)}`;
  }
  if (list) return list.slug ? `${lists}/${segment(list.slug)}` : list.id ? `${WEB}/lists/${list.id}` : profile;
  const movieId = movie && id(movie.ids);
  if (movieId) return `${WEB}/movies/${segment(movieId)}`;
  const showId = show && id(show.ids);
  if (!showId) return profile;
  const episodes = newest.episodes ?? (episode ? [episode] : []);
  const several = new Set(activities.flatMap(watchKeys)).size > 1;
  if (episodes.length === 1 && episodes[0] && !several) {
    return `${showLink(showId, episodes[0].season)}/episodes/${episodes[0].number}`;
  }
  return showLink(showId, episodes[0]?.season ?? season?.number ?? null);
}
