import { err, ok, type Result } from '@/utils/lib/result';
import { MINUTE, type Now } from '@/utils/lib/time';
import { classify } from '@/utils/trakt/classify';
import type { TraktError } from '@/utils/trakt/errors';
import type { HttpAnswer, HttpGet } from '@/utils/trakt/http';

/** What an earlier answer said about its own age, for a conditional request. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

export interface Client {
  now: Now;
  /**
   * Answers that are ok: 200 with JSON, 204 with null, 304 where `validators` were sent.
   *
   * @param of whose it is: a user's listing may be refused because the user is private, a public one may not
   */
  get(path: string, of: 'user' | 'public', validators?: Validators | null): Promise<Result<HttpAnswer, TraktError>>;
}

/** Any resource that needs nothing but a key. */
const PROBE = '/shows/trending?page=1&limit=1';
/** How long a key that worked is taken to be good: a round of reads, so that many private users cost one request. */
const TRUST = MINUTE;

export function createClient(http: HttpGet, clientId: string, now: Now): Client {
  const headers = { 'Content-Type': 'application/json', 'trakt-api-version': '2', 'trakt-api-key': clientId };
  let workedAt = Number.NEGATIVE_INFINITY;

  const send = async (path: string, extra?: Record<string, string>) => {
    const answer = await http(path, { ...headers, ...extra });
    const result = answer.ok ? classify(answer.value) : answer;
    if (result.ok) workedAt = now();
    return result;
  };

  /** Trakt says 403 to a refused key and to a private listing alike. */
  const settle = async (of: 'user' | 'public'): Promise<TraktError> => {
    // Nobody's listing, and refused all the same: ask again.
    if (of === 'public') workedAt = Number.NEGATIVE_INFINITY;
    if (now() - workedAt > TRUST) {
      const probe = await send(PROBE);
      if (!probe.ok) return probe.error.kind === 'forbidden' ? { kind: 'key-refused' } : probe.error;
    }
    return { kind: of === 'user' ? 'private' : 'forbidden' };
  };

  return {
    now,
    async get(path, of, validators) {
      // Nothing else can be sent in a header; an empty key is refused without asking.
      if (!/^[\x21-\x7e]+$/.test(clientId)) return err({ kind: 'key-refused' });
      const result = await send(path, conditions(validators));
      if (!result.ok) return result.error.kind === 'forbidden' ? err(await settle(of)) : result;
      const { status, json, headers, signedIn } = result.value;
      if (status === 304 && !validators) return err({ kind: 'unexpected', status });
      // In 2026 some listings of private users answered 200 with nothing in it, which must not read as "quiet".
      const hidden = of === 'user' && headers.privateUser && !signedIn && Array.isArray(json) && json.length === 0;
      return hidden ? err({ kind: 'private' }) : ok(result.value);
    },
  };
}

function conditions(validators: Validators | null | undefined): Record<string, string> {
  return {
    ...(validators?.etag ? { 'If-None-Match': validators.etag } : undefined),
    ...(validators?.lastModified ? { 'If-Modified-Since': validators.lastModified } : undefined),
  };
}
