import type { Answer } from '@/scripts/doctor/answer';
import type { EndpointFinding } from '@/scripts/doctor/finding';
import { MAX_LIMIT } from '@/utils/trakt/v2/endpoint-facts';

/** Compares the page size with the requested one and with Trakt's maximum. */
export function checkLimits({ facts, limit, headers, inspected }: Answer): EndpointFinding[] {
  if (!facts.pages || limit === null) return [];
  const found: EndpointFinding[] = [];
  const most = Math.min(limit, MAX_LIMIT);
  const said = limitOf(headers);
  const what = limit > MAX_LIMIT ? `a limit of ${limit} clamped to ${MAX_LIMIT}` : `a limit of ${limit} kept`;
  if (said !== null && said !== most) {
    const means =
      said < most
        ? 'Pages are shorter than asked for: a long window or a catch-up costs more requests.'
        : 'Pages may be longer than Lookout asks for at most; it could read more at once.';
    found.push({ check: 'limits', expected: what, came: `X-Pagination-Limit: ${said}`, means });
  }
  const { length } = inspected.rows;
  if (length > (said ?? most)) {
    const means = 'Page numbers no longer add up: rows are read twice or missed.';
    found.push({ check: 'limits', expected: `at most ${said ?? most} rows`, came: `${length} rows`, means });
  }
  return found;
}

/** @param headers of an answer to a request without a limit */
export function checkStandard({ facts }: Answer, headers: Headers): EndpointFinding[] {
  const standard = facts.pages?.standard ?? null;
  const said = limitOf(headers);
  // If the header is missing, the first answer has shown it.
  if (standard === null || said === null || said === standard) return [];
  return [
    {
      check: 'limits',
      expected: `${standard} rows a page where no limit is asked for`,
      came: `X-Pagination-Limit: ${said}`,
      means: 'Nothing for Lookout, which always asks for a limit.',
    },
  ];
}

function limitOf(headers: Headers): number | null {
  const value = headers.get('X-Pagination-Limit');
  return value !== null && /^\d+$/.test(value) ? Number(value) : null;
}
