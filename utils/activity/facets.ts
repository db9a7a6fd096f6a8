import type { Activity } from '@/utils/activity/activity';

/** Facets of cards without a person, or without a movie or show: groups of the feed would leave them out otherwise. */
const NO_PERSON = 'nobody:';
const NO_TITLE = 'untitled:';

/** Adds {@link NO_PERSON} and {@link NO_TITLE} where they apply. */
export function withNone(facets: readonly string[]): string[] {
  const has = (...kinds: string[]) => facets.some((facet) => kinds.some((kind) => facet.startsWith(kind)));
  return [...facets, ...(has('user:') ? [] : [NO_PERSON]), ...(has('show:', 'movie:') ? [] : [NO_TITLE])];
}

export const isTitleFacet = (facet: string): boolean => facet.startsWith('show:') || facet.startsWith('movie:');

/** The facet of an activity's movie or show; undefined without one. */
export const titleFacet = (activity: Activity): string | undefined => facetsOf([activity]).find(isTitleFacet);

/**
 * The feed filters that activities match: `user:mia`, `show:severance`, `type:episode`, `action:rating`. An activity
 * without a title has {@link NO_TITLE}.
 */
export function facetsOf(activities: readonly Activity[]): string[] {
  const facets = new Set<string>();
  for (const { user, type, action, show, movie } of activities) {
    facets.add(`user:${user.slug}`).add(`type:${type}`).add(`action:${action}`);
    const showId = show && (show.ids.slug ?? show.ids.trakt);
    if (showId) facets.add(`show:${showId}`);
    const movieId = movie && (movie.ids.slug ?? movie.ids.trakt);
    if (movieId) facets.add(`movie:${movieId}`);
  }
  return withNone([...facets]);
}
