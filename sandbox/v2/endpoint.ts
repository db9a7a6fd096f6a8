import type { PersonInfo } from '@/sandbox/catalog';
import type { World } from '@/sandbox/world';
import type { Backend } from '@/utils/trakt/v2/endpoint-facts';
import type { Nature } from './nature';

export { type Backend, CACHE } from '@/utils/trakt/v2/endpoint-facts';

export interface V2Request {
  world: World;
  /** The sandbox's clock, ms UTC. */
  now: number;
  origin: string;
  /** The dialect of the answer. */
  backend: Backend;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The values of `extended=full,images,…`. */
  extended: ReadonlySet<string>;
  /** Slug of the signed-in person. */
  viewer: string | null;
  /** 200, or the status sent in place of a circle's feed. */
  feedStatus: number;
  nature: Nature;
}

export interface PageInfo {
  page: number;
  limit: number;
  pages: number;
  items: number;
}

export interface V2Answer {
  /** 200 if left out. */
  status?: number;
  /** Left out: an empty body. */
  body?: unknown;
  page?: PageInfo | undefined;
  /** ms UTC; shown to the second, only by `rails`. */
  lastModified?: number | null;
  headers?: Record<string, string>;
}

export interface Endpoint {
  /** Pattern of the router; `:id` of users accepts `me`. */
  path: string;
  /** The backend that currently answers. */
  backend: Backend;
  /** Recorded cache-control, null if none was sent. */
  cache: string | null;
  /** Content type without charset, as some new endpoints send it. */
  plainType?: boolean;
  handle(request: V2Request): V2Answer;
}

export const NOT_FOUND: V2Answer = { status: 404 };

/** True if `viewer` may see the person's listings: a public profile, oneself, or an approved follower. */
function maySee(world: World, person: PersonInfo, viewer: string | null): boolean {
  if (!person.private || viewer === person.slug) return true;
  return viewer !== null && (world.person(viewer)?.following.some(({ slug }) => slug === person.slug) ?? false);
}

/**
 * An endpoint under `/users/:id`: 404 for unknown and deleted people, 401 for private ones and for a signed-out `me`.
 */
export function userEndpoint(
  endpoint: Omit<Endpoint, 'handle'> & { handle(person: PersonInfo, request: V2Request): V2Answer },
): Endpoint {
  return {
    ...endpoint,
    handle(request) {
      const id = request.params.id ?? '';
      if (id === 'me' && request.viewer === null) return { status: 401 };
      const person = request.world.person(id === 'me' ? (request.viewer ?? '') : id);
      if (!person || person.deleted) return NOT_FOUND;
      if (!maySee(request.world, person, request.viewer)) return { status: 401, headers: { 'x-private-user': 'true' } };
      const answer = endpoint.handle(person, request);
      if (request.backend !== 'rails') return answer;
      return { ...answer, headers: { 'x-private-user': String(person.private), ...answer.headers } };
    },
  };
}
