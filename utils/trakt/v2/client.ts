import { err, ok, type Result } from '@/utils/lib/result';
import { MINUTE, type Now } from '@/utils/lib/time';
import { classify } from '@/utils/trakt/classify';
import type { TraktError } from '@/utils/trakt/errors';
import type { HttpAnswer, HttpGet } from '@/utils/trakt/http';
import { read } from '@/utils/trakt/lenient';
import { row } from '@/utils/trakt/v2/wire';

/** Validators of an earlier answer, for a conditional request. */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

export type Owner = 'user' | 'own' | 'public';

export interface Client {
  now: Now;
  /**
   * GETs a path. Resolves to answers that are ok: 200 with JSON, 204 with null, 304 if `validators` were sent.
   *
   * @param of owner of the resource: a user's listing may be refused because the user is private, a public one may not;
   *   `own`: the user is whoever is signed in
   */
  get(path: string, of: Owner, validators?: Validators | null): Promise<Result<HttpAnswer, TraktError>>;
}

/** A resource that needs only a key. */
const PROBE = '/shows/trending?page=1&limit=1';
/** How long a key that worked counts as valid: one round of reads, so that many private users cost one request. */
const PROBE_TRUST_MS = MINUTE;
/** Requires a sign-in: distinguishes an expired token from a listing the account may not see. */
const ME = '/users/settings';
const FOLLOWING = '/users/me/following';
/** Paths of a user's listings, as opposed to the user's profile. */
const LISTING = /^\/users\/[^/?]+\/./;

export function createClient(http: HttpGet, clientId: string, now: Now): Client {
  const headers = { 'Content-Type': 'application/json', 'trakt-api-version': '2', 'trakt-api-key': clientId };
  let workedAt = Number.NEGATIVE_INFINITY;

  let me: { at: number; sent: Promise<Sent> } | null = null;
  let friends: Promise<Result<Set<string>, TraktError>> | null = null;

  const send = async (path: string, extra?: Record<string, string>): Promise<Sent> => {
    const sent = await http(path, { ...headers, ...extra });
    const answer = sent.ok ? sent.value : null;
    const result = sent.ok ? classify(sent.value) : sent;
    if (result.ok) workedAt = now();
    return { result: result.ok ? result : toLacking(result, answer, LISTING.test(path)), answer };
  };

  /** The signed-in account. Requested once for all refused listings of a round. */
  const readMe = (): Promise<Sent> => {
    if (me && now() - me.at <= PROBE_TRUST_MS) return me.sent;
    const asked = { at: now(), sent: send(ME) };
    me = asked;
    return asked.sent.then((sent) => {
      if (!sent.result.ok && me === asked) me = null;
      return sent;
    });
  };

  /**
   * Sends a request. If it is refused although signed in, finds out whether the token is no longer valid (then it is
   * renewed, and the request sent again) or the listing is not for this account.
   */
  const sendSignedIn = async (path: string, extra?: Record<string, string>): Promise<Sent> => {
    const { result, answer } = await send(path, extra);
    if (result.ok || !answer?.signedIn) return { result, answer };
    const { kind } = result.error;
    if (kind !== 'sign-in' && kind !== 'private') return { result, answer };
    const known = path === ME ? result : (await readMe()).result;
    if (known.ok) return { result: kind === 'private' ? result : err<TraktError>({ kind: 'forbidden' }), answer };
    if (known.error.kind !== 'sign-in') return { result: known, answer };
    me = null;
    await answer.refuse();
    return send(path, extra);
  };

  /**
   * Slugs of people with listings that the account may read although they are private: itself and the people it
   * follows.
   */
  const readFriends = async (): Promise<Result<Set<string>, TraktError>> => {
    const [self, following] = [(await readMe()).result, (await send(FOLLOWING)).result];
    if (!self.ok) return self;
    if (!following.ok) return following;
    const users = [self.value.json, ...(Array.isArray(following.value.json) ? following.value.json : [])];
    return ok(new Set(users.flatMap((each) => read(row, each)?.user?.ids?.slug ?? [])));
  };

  /**
   * In 2026 some listings of private users answered 200 with an empty array. If the account may read the user, it means
   * that there is nothing; otherwise it means "private" and must not be read as "no activity".
   */
  const resolveEmpty = async (path: string, of: Owner, answer: HttpAnswer): Promise<Result<HttpAnswer, TraktError>> => {
    if (!answer.signedIn) return toLacking(err({ kind: 'private' }), answer);
    if (of === 'own') return ok(answer);
    friends ??= readFriends();
    const known = await friends;
    if (!known.ok) {
      friends = null;
      return known;
    }
    const slug = decodeURIComponent(path.split(/[/?]/)[2] ?? '').toLowerCase();
    return slug === 'me' || known.value.has(slug) ? ok(answer) : err({ kind: 'private' });
  };

  /**
   * Trakt answers 403 both for a refused key and for a private listing, and 423 both if the person's own account and if
   * the requested one is locked. A request for a public resource tells which it is.
   */
  const resolveRefusal = async (of: Owner, refusal: 'forbidden' | 'locked'): Promise<TraktError> => {
    // A public listing was refused, so the key is checked again.
    if (of === 'public') workedAt = Number.NEGATIVE_INFINITY;
    if (now() - workedAt > PROBE_TRUST_MS) {
      const { result: probe } = await send(PROBE);
      if (!probe.ok) return probe.error.kind === 'forbidden' ? { kind: 'key-refused' } : probe.error;
    }
    if (of === 'public') return { kind: refusal };
    return { kind: refusal === 'locked' ? 'user-locked' : 'private' };
  };

  return {
    now,
    async get(path, of, validators) {
      // A header cannot contain other characters; an empty key is refused without a request.
      if (!/^[\x21-\x7e]+$/.test(clientId)) return err({ kind: 'key-refused' });
      const { result, answer } = await sendSignedIn(path, conditions(validators));
      if (!result.ok) {
        const { kind } = result.error;
        return kind === 'forbidden' || kind === 'locked'
          ? toLacking(err(await resolveRefusal(of, kind)), answer)
          : result;
      }
      const { status, json, headers } = result.value;
      if (status === 304 && !validators) return err({ kind: 'unexpected', status });
      const empty = of !== 'public' && headers.privateUser && Array.isArray(json) && json.length === 0;
      return empty ? resolveEmpty(path, of, result.value) : ok(result.value);
    },
  };
}

interface Sent {
  result: Result<HttpAnswer, TraktError>;
  /** Null if no answer came. */
  answer: HttpAnswer | null;
}

/**
 * Replaces a refusal by the state of the sign-in if this was unavailable and nothing was sent: the listing might be
 * visible with it. Private listings have also been observed as "not found".
 */
function toLacking(result: { ok: false; error: TraktError }, answer: HttpAnswer | null, isListing = false) {
  const { kind } = result.error;
  const isKept = kind === 'private' || kind === 'sign-in' || (isListing && kind === 'not-found');
  if (!answer?.lacking || !isKept) return result;
  return err<TraktError>(answer.lacking === 'ended' ? { kind: 'sign-in' } : { kind: 'server', status: 503 });
}

function conditions(validators: Validators | null | undefined): Record<string, string> {
  return {
    ...(validators?.etag ? { 'If-None-Match': validators.etag } : undefined),
    ...(validators?.lastModified ? { 'If-Modified-Since': validators.lastModified } : undefined),
  };
}
