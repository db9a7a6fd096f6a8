import type { HttpGet } from '@/utils/trakt/http';

/** Forwards requests and remembers the server's clock (`Date`) from the last answer. */
export function withServerClock(http: HttpGet): { http: HttpGet; serverTime: () => number | null } {
  let last: number | null = null;
  return {
    serverTime: () => last,
    async http(path, headers) {
      const answer = await http(path, headers);
      if (answer.ok) last = answer.value.headers.date ?? last;
      return answer;
    },
  };
}
