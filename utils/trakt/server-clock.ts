import { MINUTE } from '@/utils/lib/time';
import type { HttpGet } from '@/utils/trakt/http';

/** Differences up to this many ms are not treated as a wrong clock: the way of an answer, and fractions of seconds. */
const TOLERANCE_MS = MINUTE;

export interface ServerClock {
  serverTime: () => number | null;
  clockSkew: () => number;
}

/** Forwards requests and remembers the server's clock (`Date`) from its answers. */
export function withServerClock(http: HttpGet, now: () => number): ServerClock & { http: HttpGet } {
  let last: number | null = null;
  let skew: number | null = null;
  return {
    serverTime: () => last,
    clockSkew: () => (skew === null || Math.abs(skew) <= TOLERANCE_MS ? 0 : skew),
    async http(path, headers) {
      const answer = await http(path, headers);
      const date = answer.ok ? answer.value.headers.date : null;
      if (date === null) return answer;
      last = date;
      // An answer from a cache may have an older `Date`.
      skew = Math.max(skew ?? Number.NEGATIVE_INFINITY, date - now());
      return answer;
    },
  };
}
