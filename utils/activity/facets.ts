import type { Activity } from '@/utils/activity/activity';

/** The feed filters that activities match: `user:mia`, `show:severance`, `type:episode`, `action:rating`. */
export function facetsOf(activities: readonly Activity[]): string[] {
  const facets = new Set<string>();
  for (const { user, type, action, show, movie } of activities) {
    facets.add(`user:${user.slug}`).add(`type:${type}`).add(`action:${action}`);
    const showId = show && (show.ids.slug ?? show.ids.trakt);
    if (showId) facets.add(`show:${showId}`);
    const movieId = movie && (movie.ids.slug ?? movie.ids.trakt);
    if (movieId) facets.add(`movie:${movieId}`);
  }
  return [...facets];
}
