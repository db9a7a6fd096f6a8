export interface FakeAnswer {
  status?: number;
  headers?: Record<string, string>;
  /** JSON, unless it is text already. */
  body?: unknown;
}

export interface FakeRequest {
  /** Path and query. */
  path: string;
  query: URLSearchParams;
  headers: Headers;
  init: RequestInit;
}

/** A server with prepared answers that records each request. */
export function fakeFetch(answer: (request: FakeRequest) => FakeAnswer | Promise<FakeAnswer>) {
  const requests: FakeRequest[] = [];
  const fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input));
    const request = {
      path: url.pathname + url.search,
      query: url.searchParams,
      headers: new Headers(init.headers),
      init,
    };
    requests.push(request);
    const { status = 200, headers = {}, body } = await answer(request);
    const empty = body === undefined || status === 204 || status === 304;
    const text = empty ? null : typeof body === 'string' ? body : JSON.stringify(body);
    return new Response(text, { status, headers });
  };
  return { fetch: fetch as typeof globalThis.fetch, requests };
}
