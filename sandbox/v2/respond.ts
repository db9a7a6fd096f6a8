import { hashOf } from '@/sandbox/random';
import { USUAL_CACHE } from '@/utils/trakt/v2/endpoint-facts';
import type { Backend, Endpoint, V2Answer } from './endpoint';
import type { Nature } from './nature';

/** The cache-control of an endpoint that is set to answer in the other dialect. */
function cacheFor(endpoint: Endpoint, backend: Backend): string | null {
  return backend === endpoint.backend ? endpoint.cache : USUAL_CACHE[backend];
}

function pageHeaders(headers: Headers, { page }: V2Answer, counts: Nature['counts']): void {
  if (!page) return;
  const items = typeof counts === 'number' ? counts : page.items;
  const pages = typeof counts === 'number' ? Math.ceil(counts / page.limit) : page.pages;
  headers.set('x-pagination-page', String(page.page));
  headers.set('x-pagination-limit', String(page.limit));
  if (counts === 'none') return;
  headers.set('x-pagination-page-count', String(pages));
  headers.set('x-pagination-item-count', String(items));
}

/** Turns an answer into a response: headers of its backend, validators, 304. */
export function respond(
  request: Request,
  endpoint: Endpoint,
  { backend, nature }: { backend: Backend; nature: Nature },
  answer: V2Answer,
): Response {
  const status = answer.status ?? 200;
  const headers = new Headers(answer.headers);
  const type = endpoint.plainType && backend === 'workers' ? 'application/json' : 'application/json; charset=utf-8';
  if (answer.body === undefined) {
    if (status !== 204) headers.set('content-type', 'text/html');
    return new Response(null, { status, headers });
  }
  const body = JSON.stringify(answer.body);
  headers.set('content-type', type);
  headers.set('server', 'cloudflare');
  const cache = cacheFor(endpoint, backend);
  if (cache !== null) headers.set('cache-control', cache);
  headers.set('vary', backend === 'rails' ? 'Accept-Encoding, Origin' : 'query, Origin, accept-encoding');
  pageHeaders(headers, answer, nature.counts);
  if (backend === 'rails') {
    headers.set('cf-cache-status', 'DYNAMIC');
    if (typeof answer.lastModified === 'number') {
      headers.set('last-modified', new Date(answer.lastModified).toUTCString());
    }
    const etag = etagOf(body, answer, nature.etag);
    if (etag !== null) headers.set('etag', etag);
    if (etag !== null && request.headers.get('if-none-match') === etag) {
      if (nature.bare304) for (const name of [...headers.keys()]) if (IN_FULL.test(name)) headers.delete(name);
      return new Response(null, { status: 304, headers });
    }
  }
  return new Response(body, { status, headers });
}

/** Headers that a bare 304 leaves out. */
const IN_FULL = /^(last-modified|x-pagination-.*)$/;

/** Without a time of the last change, an ETag can only be a digest. */
function etagOf(body: string, { lastModified }: V2Answer, made: Nature['etag']): string | null {
  if (made === 'none') return null;
  if (made === 'time' && typeof lastModified === 'number') return `W/"${lastModified}"`;
  return `W/"${hashOf(body).toString(16)}-${body.length}"`;
}
