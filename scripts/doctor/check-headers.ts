import { type Answer, isOfUser } from '@/scripts/doctor/answer';
import type { EndpointFinding } from '@/scripts/doctor/finding';
import { USUAL_CACHE } from '@/utils/trakt/v2/endpoint-facts';

const PAGING: Readonly<Record<string, string>> = {
  'X-Pagination-Page': 'Nothing confirms that page 1 came; Lookout does not need it.',
  'X-Pagination-Limit': 'Nothing shows whether Trakt clamps the limit; Lookout counts rows itself.',
  'X-Pagination-Page-Count': 'A page that Trakt leaves short is taken to be the last: older rows are missed.',
  'X-Pagination-Item-Count': 'Back-dated plays are noticed by Last-Modified alone, and their number is not known.',
};

/** Compares the headers with those recorded of the backend that answered. */
export function checkHeaders(answer: Answer): EndpointFinding[] {
  const { facts, status, headers, backend, inspected } = answer;
  const found: EndpointFinding[] = [];
  const need = (name: string, means: string) => {
    if (headers.has(name)) return;
    found.push({ check: 'headers', expected: `the header ${name}`, came: 'an answer without it', means });
  };
  if (status !== 204 && facts.pages) {
    for (const [name, means] of Object.entries(PAGING)) need(name, means);
    const page = headers.get('X-Pagination-Page');
    if (page !== null && page !== '1') {
      const means = 'Rows are missed: Lookout reads pages by their number.';
      found.push({ check: 'headers', expected: 'X-Pagination-Page: 1', came: `X-Pagination-Page: ${page}`, means });
    }
  }
  if (backend === 'rails') {
    if (isOfUser(facts)) need('X-Private-User', 'A private person looks like one with nothing to show.');
    const usesEtag = facts.conditional
      ? 'Every poll downloads the whole page, where Trakt could say that nothing is new.'
      : 'Nothing: Lookout does not ask with it.';
    // Nothing is known of an endpoint that has moved to this backend.
    if (facts.validators?.includes('etag')) need('ETag', usesEtag);
    if (facts.validators?.includes('last-modified') && inspected.rows.length > 0) {
      const means = facts.path.includes('/history')
        ? 'Plays that are added with an old date are noticed only by the number of plays.'
        : 'Every poll downloads the whole page where the ETag has changed.';
      need('Last-Modified', means);
    }
  }
  return [...found, ...checkCache(answer)];
}

function checkCache({ facts, status, headers, backend }: Answer): EndpointFinding[] {
  if (facts.cache === null || backend === null || status === 204) return [];
  const came = headers.get('Cache-Control');
  const expected = backend === facts.backend ? facts.cache : [...facts.cache, USUAL_CACHE[backend]];
  const isKnown = came === null ? expected.length === 0 : expected.some((value) => isSame(value, came));
  if (isKnown) return [];
  return [
    {
      check: 'cache',
      expected: `Cache-Control: ${expected.join(' or ') || 'none'}`,
      came: `Cache-Control: ${came ?? 'none'}`,
      means: meaningOf(came, expected),
    },
  ];
}

const directives = (value: string) =>
  value
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .sort()
    .join();
const isSame = (a: string, b: string) => directives(a) === directives(b);
const sharedFor = (value: string) => Number(value.match(/s-maxage=(\d+)/)?.[1] ?? 0);

/** Lookout bypasses the browser's cache; Trakt's edge cannot be bypassed. */
function meaningOf(came: string | null, expected: readonly string[]): string {
  const now = sharedFor(came ?? '');
  const before = Math.max(0, ...expected.map(sharedFor));
  const minutes = (seconds: number) => `${Math.round(seconds / 60)} min`;
  if (now === before) return "Nothing: Lookout goes past the browser's cache, and the edge keeps it as long as before.";
  if (now === 0) return `Trakt's edge no longer keeps this (before: ${minutes(before)}); news comes sooner.`;
  return `Trakt's edge may answer with what is ${minutes(now)} old (before: ${minutes(before)}).`;
}
