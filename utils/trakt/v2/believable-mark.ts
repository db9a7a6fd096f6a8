import type { Decoded } from '@/utils/trakt/v2/listing-definition';
import type { Mark } from '@/utils/trakt/v2/mark';

/** Factor above which an id is implausible: ids are shared by all of Trakt and take years to grow by a quarter. */
const IMPLAUSIBLE_GROWTH = 1.25;

/**
 * Repairs a mark with an implausible `top`, that is, if newer rows have ids far below it: otherwise a single broken id
 * would hide all later rows forever. `top` is then reset to the highest id that is known by its time, and ids from
 * `ceiling` on do not raise it again. Returns any other mark unchanged.
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
