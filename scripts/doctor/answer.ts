import type { Inspected } from '@/scripts/doctor/inspect';
import type { Backend, EndpointFacts } from '@/utils/trakt/v2/endpoint-facts';

/** Input of the checks: one answer, and what is known of its endpoint. */
export interface Answer {
  facts: EndpointFacts;
  status: number;
  headers: Headers;
  /** Null if nothing shows it: an empty answer. */
  backend: Backend | null;
  /** Requested rows per page. */
  limit: number | null;
  inspected: Inspected;
}

const RAILS = ['etag', 'x-runtime', 'x-request-id', 'x-private-user'];

/** Which of Trakt's backends answered. A single missing header is not enough to conclude the other. */
export function backendOf(status: number, headers: Headers): Backend | null {
  const isRails =
    RAILS.some((name) => headers.has(name)) ||
    headers.get('x-trakt-server') === 'rails' ||
    headers.get('cf-cache-status') === 'DYNAMIC';
  if (isRails) return 'rails';
  return status === 204 ? null : 'workers';
}

/** `user` paths are those affected by privacy. */
export function isOfUser({ path }: EndpointFacts): boolean {
  return path.startsWith('/users/');
}
