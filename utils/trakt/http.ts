import { err, ok, type Result } from '@/utils/lib/result';
import { type Now, SECOND } from '@/utils/lib/time';
import { MAX_BODY_BYTES } from '@/utils/trakt/bounds';
import type { TraktError } from '@/utils/trakt/errors';
import { type RateLimit, readRateLimit, readRetryAt } from '@/utils/trakt/rate-limit';

/**
 * Deadline for headers and body. A service worker that only fetches is killed after 30 s, and a hung fetch never
 * settles.
 */
export const DEADLINE_MS = 15 * SECOND;

/** What the budget needs from every request that was sent. */
export interface Answered {
  /** 0 if no answer came. */
  status: number;
  rateLimit: RateLimit | null;
  /** Time before which not to retry, ms UTC, if the answer named one. */
  retryAt: number | null;
  /** The answer came from Trakt's edge, not its API. */
  edge: boolean;
}

export interface HttpOptions {
  /** Origin of the API, without a trailing slash. Requests go nowhere else. */
  origin: string;
  fetch: typeof fetch;
  now: Now;
  onAnswer?: ((answered: Answered) => void) | undefined;
  /** The sign-in at `origin`. */
  auth?: (() => Promise<Authorization>) | undefined;
  /** Called with an `Authorization` that the server rejected; settles when a new one may be requested. */
  refused?: ((authorization: string) => Promise<void>) | undefined;
}

/**
 * The complete value of `Authorization`; null if nobody has signed in. `lacking`: somebody has, but the sign-in has
 * `ended`, or its token has expired and cannot be renewed right now (`lapsed`). Nothing is sent in either case.
 */
export type Authorization = string | { lacking: Lacking } | null;
export type Lacking = 'ended' | 'lapsed';

/** An answer with any status. `classify` interprets it. */
export interface HttpAnswer extends Answered {
  /** Undefined if the body is not JSON or is truncated; null if there is no body. */
  json: unknown;
  headers: {
    etag: string | null;
    lastModified: string | null;
    pageCount: number | null;
    itemCount: number | null;
    privateUser: boolean;
    upgradeUrl: string | null;
    /** The server's clock, ms UTC. */
    date: number | null;
  };
  /** True if the request carried `Authorization`. */
  signedIn: boolean;
  /** Why the request carried none although somebody has signed in. */
  lacking: Lacking | null;
  /** Reports that the server rejected the `Authorization` sent: it is renewed, or the sign-in has ended. */
  refuse(): Promise<void>;
}

/** GETs `path` (with a leading slash) as JSON. Never throws, never rejects; fails only if no answer came. */
export type HttpGet = (path: string, headers?: Record<string, string>) => Promise<Result<HttpAnswer, TraktError>>;

export function createHttp({ origin, fetch, now, onAnswer, auth, refused }: HttpOptions): HttpGet {
  return async (path, headers = {}) => {
    const who = (await auth?.().catch(() => null)) ?? null;
    const authorization = typeof who === 'string' ? who : null;
    const lacking = who !== null && typeof who === 'object' ? who.lacking : null;
    const refuse = async () => {
      if (authorization !== null) await refused?.(authorization);
    };
    const result = await withDeadline<Result<HttpAnswer, TraktError>>(err({ kind: 'timeout' }), async (signal) => {
      let response: Response;
      try {
        response = await fetch(origin + path, {
          headers: authorization ? { ...headers, Authorization: authorization } : headers,
          // Trakt's cache headers (up to 8 h on comments) would make a poller blind.
          cache: 'no-store',
          credentials: 'omit',
          // A redirect would send the key to another address.
          redirect: 'manual',
          signal,
        });
      } catch {
        return err({ kind: 'offline' });
      }
      const answer = toAnswer(response, await readBytes(response, MAX_BODY_BYTES), now());
      return ok({ ...answer, signedIn: authorization !== null, lacking, refuse });
    });
    const { status, rateLimit, retryAt, edge } = result.ok ? result.value : NO_ANSWER;
    onAnswer?.({ status, rateLimit, retryAt, edge });
    return result;
  };
}

const NO_ANSWER: Answered = { status: 0, rateLimit: null, retryAt: null, edge: false };

/** Returns `late` if `work`, which must not reject, takes too long. The race covers answers that ignore the signal. */
export async function withDeadline<T>(late: T, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<T>((resolve) => {
    timer = setTimeout(() => {
      resolve(late);
      controller.abort();
    }, DEADLINE_MS);
  });
  try {
    return await Promise.race([work(controller.signal), deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** The body, or null if it was truncated or is larger than `limit` bytes. */
export async function readBytes(response: Response, limit: number): Promise<Uint8Array | null> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const chunk = await reader?.read();
      if (!chunk || chunk.done) break;
      size += chunk.value.byteLength;
      if (size > limit) {
        void reader?.cancel().catch(() => {});
        return null;
      }
      chunks.push(chunk.value);
    }
  } catch {
    return null;
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

function toAnswer(
  response: Response,
  body: Uint8Array | null,
  now: number,
): Omit<HttpAnswer, 'signedIn' | 'lacking' | 'refuse'> {
  const { headers, status } = response;
  const json = parse(body);
  const rateLimit = readRateLimit(headers);
  const count = (name: string) => {
    const value = headers.get(name);
    return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : null;
  };
  return {
    status,
    json,
    rateLimit,
    retryAt: readRetryAt(headers, rateLimit, now),
    // The edge answers in HTML or plain text, the API in JSON or with an empty body.
    edge: json === undefined && (status === 403 || status === 429),
    headers: {
      etag: headers.get('etag'),
      lastModified: headers.get('last-modified'),
      pageCount: count('x-pagination-page-count'),
      itemCount: count('x-pagination-item-count'),
      privateUser: headers.get('x-private-user') === 'true',
      upgradeUrl: headers.get('x-upgrade-url'),
      date: readDate(headers.get('date')),
    },
  };
}

/**
 * Times outside this range come from no real clock. Accepting one would make the computer's clock seem wrong by years.
 */
const [EARLIEST, LATEST] = [Date.UTC(2020), Date.UTC(2100)];

function readDate(value: string | null): number | null {
  const time = Date.parse(value ?? '');
  return time >= EARLIEST && time < LATEST ? time : null;
}

function parse(body: Uint8Array | null): unknown {
  if (body?.byteLength === 0) return null;
  try {
    return body === null ? undefined : (JSON.parse(new TextDecoder().decode(body)) as unknown);
  } catch {
    return undefined;
  }
}
