import type { Activity } from '@/utils/activity/activity';
import { watchKeys } from '@/utils/activity/coalesce-key';

const WEB = 'https://app.trakt.tv';

type Segment = string | number | undefined;

/**
 * A name as one segment of a path; null if it cannot be one: browsers resolve `.` and `..` as a different page, and
 * half a surrogate pair has no encoding.
 */
function segment(name: Segment): string | null {
  if (name === undefined || /^\.{0,2}$/.test(`${name}`)) return null;
  try {
    return encodeURIComponent(name);
  } catch {
    return null;
  }
}

/**
 * The page of a show or of one of its seasons.
 *
 * @param show slug, Trakt id or IMDb id
 */
export function showLink(show: string | number, season: number | null): string {
  const name = segment(show);
  if (name === null) return WEB;
  const page = `${WEB}/shows/${name}`;
  return season === null ? page : `${page}/seasons/${season}`;
}

/** The page of a person. */
export function personLink(slug: string): string {
  const name = segment(slug);
  return name === null ? WEB : `${WEB}/profile/${name}`;
}

/** The page of an activity's movie or show; null if it has none. */
export function titleLink({ movie, show }: Pick<Activity, 'movie' | 'show'>): string | null {
  const ids = (movie ?? show)?.ids;
  const name = ids && segment(segment(ids.slug) === null ? ids.trakt : ids.slug);
  return name ? `${WEB}/${movie ? 'movies' : 'shows'}/${name}` : null;
}

/** The page at Trakt about the newest of a card's activities (newest first, never empty). */
export function link(activities: readonly Activity[]): string {
  const [newest] = activities;
  if (!newest) return WEB;
  const { movie, show, season, episode, comment, list, user } = newest;
  const name = segment(user.slug);
  const profile = personLink(user.slug);
  const id = (ids: { slug?: string | undefined; trakt?: number | undefined }) =>
    segment(ids.slug) === null ? ids.trakt : ids.slug;
  if (newest.type === 'me') {
    const about = comment?.id ?? newest.mine?.id;
    if (about !== undefined && newest.action !== 'list_comment') return `${WEB}/comments/${about}`;
    if (!list) return profile;
    // The list is the person's own, so its address without a name is enough.
    return list.id === undefined ? WEB : `${WEB}/lists/${list.id}`;
  }
  if (comment?.id !== undefined && (newest.action === 'shout' || newest.action === 'review')) {
    return `${WEB}/comments/${comment.id}`;
  }
  if (list) {
    const own = segment(list.slug);
    if (own !== null && name !== null) return `${WEB}/users/${name}/lists/${own}`;
    return list.id ? `${WEB}/lists/${list.id}` : profile;
  }
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
