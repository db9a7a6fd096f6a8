import { createHash } from 'node:crypto';
import { USUAL_CACHE } from '@/utils/trakt/v2/endpoint-facts';
import type { Backend, Endpoint, V2Answer } from './endpoint';

/** The cache-control of an endpoint that is made to answer in the other dialect. */
function cacheFor(endpoint: Endpoint, backend: Backend): string | null {
  return backend === endpoint.backend ? endpoint.cache : USUAL_CACHE[backend];
}

function pageHeaders(headers: Headers, { page }: V2Answer): void {
  if (!page) return;
  headers.set('x-pagination-page', String(page.page));
  headers.set('x-pagination-limit', String(page.limit));
  headers.set('x-pagination-page-count', String(page.pages));
  headers.set('x-pagination-item-count', String(page.items));
}

/** Turns an answer into what goes over the wire: headers of its backend, validators, 304. */
export function respond(request: Request, endpoint: Endpoint, backend: Backend, answer: V2Answer): Response {
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
  pageHeaders(headers, answer);
  if (backend === 'rails') {
    headers.set('cf-cache-status', 'DYNAMIC');
    if (typeof answer.lastModified === 'number') {
      headers.set('last-modified', new Date(answer.lastModified).toUTCString());
    }
    const etag = `W/"${createHash('md5').update(body).digest('hex')}"`;
    headers.set('etag', etag);
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  }
  return new Response(body, { status, headers });
}
