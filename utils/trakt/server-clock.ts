import type { HttpGet } from '@/utils/trakt/http';

/** Passes requests on, and keeps what the server's clock said (`Date`) with the last answer. */
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
