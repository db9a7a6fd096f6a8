import type { Activity } from '@/utils/activity/activity';
import { hasId } from '@/utils/activity/has-id';
import type { ShowSource } from '@/utils/sources/source';

/**
 * Whether it is about a watched show. With chosen seasons: what is about them or their episodes, not what is about the
 * show as such.
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
