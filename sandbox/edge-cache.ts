interface CachedAnswer {
  at: number;
  lifetime: number;
  body: ArrayBuffer;
  status: number;
  headers: [string, string][];
}

/**
 * Trakt's edge in front of the API: an answer that may be shared (`s-maxage`) comes from the cache for that time, with
 * its age, whatever has happened since. No request header bypasses it.
 */
export function createEdgeCache() {
  const kept = new Map<string, CachedAnswer>();
  return {
    /** @param ages seconds by pattern of the address, overriding the answer's own */
    async answer(
      request: Request,
      now: number,
      { ages, origin }: { ages: Readonly<Record<string, number>>; origin: () => Promise<Response> },
    ): Promise<Response> {
      const key = `${request.url} ${request.headers.get('authorization') ?? ''}`;
      const known = kept.get(key);
      if (known && now < known.at + known.lifetime) {
        const headers = new Headers(known.headers);
        headers.set('age', String(Math.floor((now - known.at) / 1000)));
        headers.set('cf-cache-status', 'HIT');
        return new Response(known.body, { status: known.status, headers });
      }
      const response = await origin();
      const age = Object.entries(ages).find(([pattern]) => new RegExp(pattern).test(request.url))?.[1];
      const seconds = age ?? response.headers.get('cache-control')?.match(/s-maxage=(\d+)/)?.[1];
      if (response.status !== 200 || seconds === undefined) return response;
      const body = await response.clone().arrayBuffer();
      kept.set(key, { at: now, lifetime: Number(seconds) * 1000, body, status: 200, headers: [...response.headers] });
      return response;
    },
  };
}
