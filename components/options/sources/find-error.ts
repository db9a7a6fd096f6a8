import type { SendError } from '@/utils/messaging/send';
import type { FindPersonState } from './use-find-person';
import type { FindShowsState } from './use-find-shows';

interface FindError {
  error: SendError;
  about: 'user' | 'show';
}

/**
 * The error to show below the field for people and shows; null for none. A failed lookup of a person is an error only
 * after Enter, and only if no show was found either: until then, the name may be incomplete or that of a show.
 *
 * @param submitted the text at the last press of Enter; null if it has changed since
 */
export function findError(person: FindPersonState, shows: FindShowsState, submitted: string | null): FindError | null {
  if (shows.kind === 'failed' && person.kind === 'failed' && person.error.kind === 'not-found')
    return { error: shows.error, about: 'show' };
  const hasShows = shows.kind === 'found' && shows.shows.length > 0;
  if (person.kind === 'failed' && submitted !== null && !hasShows) return { error: person.error, about: 'user' };
  if (shows.kind === 'failed' && person.kind !== 'found') return { error: shows.error, about: 'show' };
  return null;
}
