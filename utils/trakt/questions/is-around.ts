import type { Activity } from '@/utils/activity/activity';

/**
 * Whether a row is about one of the shows, in one of the seasons: listings of people hold everything they did.
 *
 * @param shows by Trakt's id
 */
export function isAround(
  { show, season, episode }: Activity,
  shows: readonly { id: number }[],
  seasons: readonly number[],
): boolean {
  const number = episode?.season ?? season?.number;
  return number !== undefined && seasons.includes(number) && shows.some(({ id }) => id === show?.ids.trakt);
}
