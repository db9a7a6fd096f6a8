import type { Decoded } from '@/utils/trakt/v2/listing-definition';
import type { Mark } from '@/utils/trakt/v2/mark';

/** Ids count up for all of Trakt together: they take years to grow by a quarter. */
const FAR = 1.25;

/**
 * The mark, unless its `top` cannot be true: newer rows with ids far below it. One broken id would hide all that
 * follows, for ever. It is then set to what the times say was known; ids from `ceiling` on do not lift it again.
 *
 * @param rows page 1
 */
export function believable(
  mark: Mark,
  rows: readonly Decoded[],
  now: number,
): { mark: Mark; ceiling: number | undefined } {
  const low = rows.filter((row) => row.mark * FAR < mark.top);
  const isNewer = ({ activity }: Decoded) => activity.at > mark.at;
  const newer = low.filter((row) => isNewer(row) && row.activity.at <= now);
  if (newer.length === 0) return { mark, ceiling: undefined };
  const known = low.filter((row) => !isNewer(row)).map((row) => row.mark);
  const top = known.length > 0 ? Math.max(...known) : Math.min(...newer.map((row) => row.mark)) - 1;
  return { mark: { ...mark, top, search: null }, ceiling: mark.top };
}
