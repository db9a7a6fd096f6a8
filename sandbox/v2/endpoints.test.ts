import { expect, it } from 'vitest';
import type { EndpointFacts } from '@/utils/trakt/v2/endpoint-facts';
import { TRAKT_ENDPOINTS } from '@/utils/trakt/v2/endpoints';
import { ME_ENDPOINTS } from '@/utils/trakt/v2/me-endpoints';
import { ENDPOINTS } from './app';

/** A pattern of the router as a regular expression. */
function toPattern(path: string): RegExp {
  const parts = path.replace(/:\w+\{([^}]+)\}/g, '($1)').replace(/:\w+/g, '[^/]+');
  return new RegExp(`^${parts}$`);
}

it.each(Object.entries({ ...TRAKT_ENDPOINTS, ...ME_ENDPOINTS }))('%s answers like Trakt', (_, facts: EndpointFacts) => {
  const path = facts.path.replace(/:\w+/g, '7');
  const endpoint = ENDPOINTS.find((each) => toPattern(each.path).test(path));
  expect(endpoint?.backend).toBe(facts.backend);
  // Headers that were never recorded may have any value.
  if (facts.cache) expect(endpoint?.cache ?? null).toBe(facts.cache[0] ?? null);
});
