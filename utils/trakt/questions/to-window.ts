import { MINUTE, SECOND } from '@/utils/lib/time';
import type { Window } from '@/utils/trakt/trakt-client';

/** A query's time range in ms; both ends inclusive, including all milliseconds of the last second. */
export function toWindow({
  startTs,
  endTs,
}: {
  startTs?: number | undefined;
  endTs?: number | undefined;
}): Pick<Window, 'start' | 'end'> {
  return {
    start: startTs === undefined ? undefined : startTs * SECOND,
    end: endTs === undefined ? undefined : endTs * SECOND + (SECOND - 1),
  };
}

/**
 * Like {@link toWindow}, for plays of protocol v2 with their times in full minutes: a play belongs to the window if any
 * second of its minute does. Otherwise a caller who continues from `current` would miss plays in the rest of that
 * minute.
 */
export function toPlayWindow(query: Parameters<typeof toWindow>[0]): Pick<Window, 'start' | 'end'> {
  const { start, end } = toWindow(query);
  return { start: start === undefined ? undefined : Math.floor(start / MINUTE) * MINUTE, end };
}
