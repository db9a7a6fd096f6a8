import type { Decoded } from '@/utils/trakt/v2/listing-definition';
import type { Mark } from '@/utils/trakt/v2/mark';

/** Factor above which an id is implausible: ids are shared by all of Trakt and take years to grow by a quarter. */
const IMPLAUSIBLE_GROWTH = 1.25;

/**
 * Returns the mark unless its `top` is implausible: newer rows have ids far below it. A single broken id would hide all
 * later rows forever. `top` is then reset to what the times show as known, and ids from `ceiling` on do not raise it
 * again.
 *
 * @param rows rows of page 1
 */
export function believable(
  mark: Mark,
  rows: readonly Decoded[],
  now: number,
): { mark: Mark; ceiling: number | undefined } {
  const low = rows.filter((row) => row.mark * IMPLAUSIBLE_GROWTH < mark.top);
  const isNewer = ({ activity }: Decoded) => activity.at > mark.at;
  const newer = low.filter((row) => isNewer(row) && row.activity.at <= now);
  if (newer.length === 0) return { mark, ceiling: undefined };
  const known = low.filter((row) => !isNewer(row)).map((row) => row.mark);
  const top = known.length > 0 ? Math.max(...known) : Math.min(...newer.map((row) => row.mark)) - 1;
  return { mark: { ...mark, top, search: null }, ceiling: mark.top };
}
