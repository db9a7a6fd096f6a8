import { MINUTE, SECOND } from '@/utils/lib/time';
import type { Window } from '@/utils/trakt/trakt-client';

/** A query's stretch of time, in ms; both ends inclusive, the last second with all of its milliseconds. */
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
 * The same for plays of protocol v2, which are known to the minute only: a play belongs if some second of its minute
 * does. Else who asks again from `current` on would never hear of a play in the rest of that minute.
 */
export function toPlayWindow(query: Parameters<typeof toWindow>[0]): Pick<Window, 'start' | 'end'> {
  const { start, end } = toWindow(query);
  return { start: start === undefined ? undefined : Math.floor(start / MINUTE) * MINUTE, end };
}
