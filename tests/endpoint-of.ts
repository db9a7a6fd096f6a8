import { type EndpointName, TRAKT_ENDPOINTS } from '@/utils/trakt/v2/endpoints';

const PATTERNS = Object.entries(TRAKT_ENDPOINTS).map(
  ([name, { path }]) => [name as EndpointName, new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`)] as const,
);

/** Which of Trakt's endpoints a path belongs to; null: none that Lookout is known to read. */
export function endpointOf(pathname: string): EndpointName | null {
  return PATTERNS.find(([, pattern]) => pattern.test(pathname))?.[0] ?? null;
}
