import { type EndpointName, TRAKT_ENDPOINTS } from '@/utils/trakt/v2/endpoints';

const PATTERNS = Object.entries(TRAKT_ENDPOINTS).map(
  ([name, { path }]) => [name as EndpointName, new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`)] as const,
);

/** The Trakt endpoint of a path; null if Lookout reads none like it. */
export function endpointOf(pathname: string): EndpointName | null {
  return PATTERNS.find(([, pattern]) => pattern.test(pathname))?.[0] ?? null;
}
