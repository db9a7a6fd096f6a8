import type { Activity } from '@/utils/activity/activity';
import { nameOf } from '@/utils/activity/people';

/** A person, show or movie by its facet, such as `user:mia`. */
export interface Subject {
  facet: string;
  /** Left out where only the facet is known. */
  name?: string | undefined;
}

export interface NamedSubject extends Subject {
  name: string;
}

export const isPersonFacet = (facet: string): boolean => facet.startsWith('user:');

/** The name of a person, show or movie, from activities that may have its facet; undefined where none has. */
export function facetName(facet: string, activities: readonly Activity[]): string | undefined {
  const colon = facet.indexOf(':');
  const [kind, id] = [facet.slice(0, colon), facet.slice(colon + 1)];
  if (kind === 'user') {
    const user = activities.find((each) => each.user.slug === id)?.user;
    return user && nameOf(user);
  }
  // A show and a movie may have the same id.
  const titles = activities.map(({ show, movie }) => (kind === 'show' ? show : movie));
  return titles.find((each) => String(each?.ids.slug ?? each?.ids.trakt) === id)?.title;
}
