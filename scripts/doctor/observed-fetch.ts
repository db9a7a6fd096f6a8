import { type Now, SECOND } from '@/utils/lib/time';

/** At most 300 requests in the 300 s in which Trakt allows 500: the rest is for an extension at the same address. */
const PACE = SECOND;

export interface ObservedFetch {
  fetch: typeof fetch;
  /** Status and headers of the last answer; `utils/trakt/http` keeps only those that Lookout needs. */
  last(): { status: number; headers: Headers } | null;
  requests(): number;
}

/** A `fetch` that waits for its turn and records the answer. */
export function observeFetch(
  fetch: typeof globalThis.fetch,
  { now, wait }: { now: Now; wait: (ms: number) => Promise<void> },
): ObservedFetch {
  let last: ReturnType<ObservedFetch['last']> = null;
  let requests = 0;
  let before = Number.NEGATIVE_INFINITY;
  return {
    async fetch(input, init) {
      const early = before + PACE - now();
      if (early > 0) await wait(early);
      before = now();
      requests++;
      last = null;
      const headers = new Headers(init?.headers);
      headers.set('User-Agent', 'Lookout for Trakt (doctor)');
      const response = await fetch(input, { ...init, headers });
      last = { status: response.status, headers: response.headers };
      return response;
    },
    last: () => last,
    requests: () => requests,
  };
}
