import type { Activity } from '@/utils/activity/activity';
import { hasId } from '@/utils/activity/has-id';
import type { Show } from '@/utils/activity/media';
import type { ShowSource } from '@/utils/sources/source';

/**
 * Whether an activity is about a watched show. With chosen seasons, only activities about these seasons or their
 * episodes count, not those about the show itself.
 */
export function isAbout({ show, season, episode, episodes }: Activity, source: ShowSource): boolean {
  if (!show || !isShow(show, source)) return false;
  const { seasons } = source;
  const numbers = [season?.number, episode?.season, ...(episodes ?? []).map((each) => each.season)];
  return seasons === 'all' || numbers.some((number) => number !== undefined && seasons.includes(number));
}

/** Whether a show is the watched one, whatever its chosen seasons. */
export function isShow(show: Show, { ref, ids }: Pick<ShowSource, 'ref' | 'ids'>): boolean {
  const { trakt, slug } = show.ids;
  const known = ids && ((trakt !== undefined && trakt === ids.trakt) || (slug !== undefined && slug === ids.slug));
  return hasId(show.ids, ref) || known === true;
}
