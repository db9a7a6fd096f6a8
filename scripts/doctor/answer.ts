import type { Inspected } from '@/scripts/doctor/inspect';
import type { Backend, EndpointFacts } from '@/utils/trakt/v2/endpoint-facts';

/** What the checks look at: one answer, and what is known of its endpoint. */
export interface Answer {
  facts: EndpointFacts;
  status: number;
  headers: Headers;
  /** Null where nothing tells: an empty answer. */
  backend: Backend | null;
  /** Rows a page that were asked for. */
  limit: number | null;
  inspected: Inspected;
}

const RAILS = ['etag', 'x-runtime', 'x-request-id', 'x-private-user'];

/** Which of Trakt's backends speaks. One missing header does not make it the other. */
export function backendOf(status: number, headers: Headers): Backend | null {
  const isRails =
    RAILS.some((name) => headers.has(name)) ||
    headers.get('x-trakt-server') === 'rails' ||
    headers.get('cf-cache-status') === 'DYNAMIC';
  if (isRails) return 'rails';
  return status === 204 ? null : 'workers';
}

/** `user` paths are those that privacy is about. */
export function isOfUser({ path }: EndpointFacts): boolean {
  return path.startsWith('/users/');
}
