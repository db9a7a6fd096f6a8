import type { Activity } from '@/utils/activity/activity';

/**
 * Whether a row concerns one of the shows and seasons. Needed because the listings of people contain everything they
 * did.
 *
 * @param shows identified by Trakt's id
 */
export function isAround(
  { show, season, episode }: Activity,
  shows: readonly { id: number }[],
  seasons: readonly number[],
): boolean {
  const number = episode?.season ?? season?.number;
  return number !== undefined && seasons.includes(number) && shows.some(({ id }) => id === show?.ids.trakt);
}
