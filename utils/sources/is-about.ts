import type { Activity } from '@/utils/activity/activity';
import { hasId } from '@/utils/activity/has-id';
import type { ShowSource } from '@/utils/sources/source';

/**
 * Whether an activity is about a watched show. With chosen seasons, only activities about these seasons or their
 * episodes count, not those about the show itself.
 */
export function isAbout({ show, season, episode, episodes }: Activity, { ref, ids, seasons }: ShowSource): boolean {
  if (!show) return false;
  const { trakt, slug } = show.ids;
  const named = hasId(show.ids, ref);
  const known = ids && ((trakt !== undefined && trakt === ids.trakt) || (slug !== undefined && slug === ids.slug));
  if (!named && !known) return false;
  const numbers = [season?.number, episode?.season, ...(episodes ?? []).map((each) => each.season)];
  return seasons === 'all' || numbers.some((number) => number !== undefined && seasons.includes(number));
}
