import { Hono } from 'hono';
import { LinearRouter } from 'hono/router/linear-router';
import { type RateLimit, rateLimitHeaders } from '@/sandbox/rate-limit';
import type { World } from '@/sandbox/world';
import { aboutMeEndpoints } from './about-me';
import { collectionEndpoints } from './collection';
import { commentEndpoints } from './comments';
import { counterEndpoints } from './counters';
import type { Backend, Endpoint } from './endpoint';
import { historyEndpoints } from './history';
import { listEndpoints } from './lists';
import type { Nature } from './nature';
import { networkEndpoints } from './network';
import { profileEndpoints } from './profile';
import { ratingsEndpoints } from './ratings';
import { respond } from './respond';
import { searchEndpoints } from './search';
import { settingsEndpoints } from './settings';
import { showEndpoints } from './shows';
import { watchlistEndpoints } from './watchlist';

export type Dialect = Backend | 'mixed';

export interface V2Deps {
  world: World;
  clock: () => number;
  dialect: () => Dialect;
  knowsClient: (clientId: string) => boolean;
  rateLimit: RateLimit;
  /** The owner of this access token, or null. */
  viewerOf: (token: string, client: string) => string | null;
  /** How the feeds of circles answer signed-in people. */
  feedStatus: () => number;
  nature: () => Nature;
}

export const ENDPOINTS: readonly Endpoint[] = [
  // Before `/users/:id`.
  ...settingsEndpoints,
  ...aboutMeEndpoints,
  ...profileEndpoints,
  ...historyEndpoints,
  ...ratingsEndpoints,
  ...watchlistEndpoints,
  ...collectionEndpoints,
  ...commentEndpoints,
  ...listEndpoints,
  ...networkEndpoints,
  ...showEndpoints,
  ...searchEndpoints,
  ...counterEndpoints,
];

const empty = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers: { 'content-type': 'text/html', ...headers } });

interface Passed {
  viewer: string | null;
  /** Does not count against the allowance after all. */
  refund(): void;
  headers(): [string, string][];
}

/** What Trakt checks before the path: content type, key, token, allowance. Null: continue. */
function refuse(request: Request, deps: V2Deps): { response: Response } | Passed {
  const header = (name: string) => request.headers.get(name) ?? '';
  if (!/^application\/json\b/i.test(header('content-type'))) return { response: empty(412) };
  if (header('trakt-api-version') !== '2') return { response: empty(400) };
  const clientId = header('trakt-api-key');
  if (!deps.knowsClient(clientId)) return { response: new Response(null, { status: 403 }) };
  const token = header('authorization').match(/^Bearer (.+)$/i)?.[1];
  const viewer = token === undefined ? null : deps.viewerOf(token, clientId);
  if (token !== undefined && viewer === null) return { response: empty(401) };
  const now = deps.clock();
  const key = viewer === null ? `client ${clientId}` : `user ${viewer}`;
  const spent = deps.rateLimit.spend(key, now);
  const name = viewer === null ? 'UNAUTHED_API_GET_LIMIT' : 'AUTHED_API_GET_LIMIT';
  const limits = () => rateLimitHeaders(name, deps.rateLimit.state, spent);
  if (!spent.allowed) {
    const retryAfter = String(Math.max(1, Math.ceil((spent.until - now) / 1000)));
    return { response: empty(429, { ...limits(), 'retry-after': retryAfter, ...deps.nature().headers }) };
  }
  return {
    viewer,
    refund() {
      deps.rateLimit.refund(key);
      spent.used -= 1;
    },
    headers: () => (deps.rateLimit.state.header === 'always' ? Object.entries(limits()) : []),
  };
}

/** Trakt's current API over one world. */
export function createV2App(deps: V2Deps): Hono {
  const app = new Hono({ strict: false, router: new LinearRouter() });
  for (const endpoint of ENDPOINTS) {
    app.get(endpoint.path, (c) => {
      const checked = refuse(c.req.raw, deps);
      if ('response' in checked) return checked.response;
      const dialect = deps.dialect();
      const backend = dialect === 'mixed' ? endpoint.backend : dialect;
      const nature = deps.nature();
      const url = new URL(c.req.url);
      const answer = endpoint.handle({
        world: deps.world,
        now: deps.clock(),
        origin: url.origin,
        backend,
        params: c.req.param(),
        query: url.searchParams,
        extended: new Set((url.searchParams.get('extended') ?? '').split(',')),
        viewer: checked.viewer,
        feedStatus: deps.feedStatus(),
        nature,
      });
      const response = respond(c.req.raw, endpoint, { backend, nature }, answer);
      if (response.status === 304 && nature.free304) checked.refund();
      for (const [name, value] of checked.headers()) response.headers.set(name, value);
      for (const [name, value] of Object.entries(nature.headers)) response.headers.set(name, value);
      return response;
    });
  }
  app.all('*', () => empty(405, { 'cache-control': 'no-cache' }));
  return app;
}
