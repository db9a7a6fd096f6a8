import { type Answer, backendOf } from '@/scripts/doctor/answer';
import { checkFields } from '@/scripts/doctor/check-fields';
import { checkHeaders } from '@/scripts/doctor/check-headers';
import { checkLimits, checkStandard } from '@/scripts/doctor/check-limits';
import { checkOrder } from '@/scripts/doctor/check-order';
import { checkPrecision } from '@/scripts/doctor/check-precision';
import type { EndpointFinding } from '@/scripts/doctor/finding';
import { inspect } from '@/scripts/doctor/inspect';
import { notesOn } from '@/scripts/doctor/notes';
import type { ObservedFetch } from '@/scripts/doctor/observed-fetch';
import type { Address, Known, Probe } from '@/scripts/doctor/probe';
import type { TraktError } from '@/utils/trakt/errors';
import type { HttpAnswer } from '@/utils/trakt/http';
import type { RateLimit } from '@/utils/trakt/rate-limit';
import type { Client } from '@/utils/trakt/v2/client';
import { type Backend, type EndpointFacts, MAX_LIMIT } from '@/utils/trakt/v2/endpoint-facts';
import { TRAKT_ENDPOINTS } from '@/utils/trakt/v2/endpoints';

/** The answers of one endpoint. */
export type Examined =
  | { kind: 'skipped'; why: string }
  | { kind: 'failed'; error: TraktError }
  | {
      kind: 'answered';
      status: number;
      rows: number;
      unknown: number;
      dropped: number;
      backend: Backend | null;
      moved: boolean;
      rateLimit: RateLimit | null;
      found: EndpointFinding[];
      notes: string[];
      /** A later request failed. */
      error: TraktError | null;
    };

interface Tools {
  client: Client;
  observed: ObservedFetch;
}

/** Requests one endpoint three times: for its rows, for changes since, and for its page size. */
export async function examine(probe: Probe, known: Known, tools: Tools): Promise<Examined> {
  const facts: EndpointFacts = TRAKT_ENDPOINTS[probe.endpoint];
  const address = probe.address(known);
  if ('skip' in address) return { kind: 'skipped', why: address.skip };
  const limit = facts.pages ? (probe.limit ?? MAX_LIMIT + 1) : null;
  const path = pathOf(address, limit === null ? {} : { page: '1', limit: String(limit) });
  const first = await tools.client.get(path, address.of);
  const seen = tools.observed.last();
  if (!first.ok) return { kind: 'failed', error: first.error };
  if (!seen) return { kind: 'failed', error: { kind: 'offline' } };

  const { status, headers } = seen;
  const inspected = inspect(first.value.json, probe, facts, known);
  const answer: Answer = { facts, status, headers, backend: backendOf(status, headers), limit, inspected };
  probe.learn?.(inspected.rows, known);
  const found = [
    ...checkFields(answer),
    ...checkHeaders(answer),
    ...checkOrder(answer),
    ...checkPrecision(answer),
    ...checkLimits(answer),
  ];
  const notes = notesOn(answer);
  const more = [
    await askAgain(first.value, { path, address, facts }, tools),
    await askForStandard(answer, address, tools),
  ];
  return {
    kind: 'answered',
    status,
    rows: inspected.rows.length,
    unknown: inspected.rows.filter(({ fate }) => fate === 'unknown').length,
    dropped: inspected.emptied + inspected.unreadable,
    backend: answer.backend,
    moved: answer.backend !== null && answer.backend !== facts.backend,
    rateLimit: first.value.rateLimit,
    found: [...found, ...more.flatMap((each) => each.found)],
    notes: [...notes, ...more.flatMap(({ note }) => note ?? [])],
    error: more.find(({ error }) => error)?.error ?? null,
  };
}

interface More {
  found: EndpointFinding[];
  note?: string;
  error?: TraktError;
}

/** Whether Trakt answers "unchanged" to the validators that it has just sent. */
async function askAgain(
  first: HttpAnswer,
  { path, address, facts }: { path: string; address: Address; facts: EndpointFacts },
  { client }: Tools,
): Promise<More> {
  const { etag, lastModified } = first.headers;
  if (!facts.conditional || etag === null) return { found: [] };
  const second = await client.get(path, address.of, { etag, lastModified });
  if (!second.ok) return { found: [], error: second.error };
  const { status, json, headers } = second.value;
  if (status === 304) return { found: [] };
  if (JSON.stringify(json) !== JSON.stringify(first.json)) {
    return { found: [], note: 'changed between two requests: whether Trakt answers 304 is unknown' };
  }
  const came = `${status} with the same rows and ${headers.etag === etag ? 'the same' : 'another'} ETag`;
  const means = 'Every poll downloads the whole page, although nothing is new.';
  return { found: [{ check: 'unchanged', expected: '304 to its own ETag', came, means }] };
}

async function askForStandard(answer: Answer, address: Address, { client, observed }: Tools): Promise<More> {
  if ((answer.facts.pages?.standard ?? null) === null) return { found: [] };
  const bare = await client.get(pathOf(address, {}), address.of);
  if (!bare.ok) return { found: [], error: bare.error };
  return { found: checkStandard(answer, observed.last()?.headers ?? new Headers()) };
}

function pathOf({ path, query }: Address, paging: Record<string, string>): string {
  const all = new URLSearchParams({ ...query, ...paging }).toString();
  return all === '' ? path : `${path}?${all}`;
}
