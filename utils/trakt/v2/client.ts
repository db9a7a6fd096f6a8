import { err, ok, type Result } from '@/utils/lib/result';
import { MINUTE, type Now } from '@/utils/lib/time';
import { classify } from '@/utils/trakt/classify';
import type { TraktError } from '@/utils/trakt/errors';
import type { HttpAnswer, HttpGet } from '@/utils/trakt/http';
import { read } from '@/utils/trakt/lenient';
import { row } from '@/utils/trakt/v2/wire';

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
const PROBE_TRUST_MS = MINUTE;
/** What only those who are signed in may ask: tells a token that has ended from a listing that is kept from it. */
export const ME = '/users/settings';
const FOLLOWING = '/users/me/following';
/** Something of somebody's, and not who they are. */
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

  /** Who has signed in: asked once for all listings of a round that are kept back. */
  const readMe = (): Promise<Sent> => {
    if (me && now() - me.at <= PROBE_TRUST_MS) return me.sent;
    const asked = { at: now(), sent: send(ME) };
    me = asked;
    return asked.sent.then((sent) => {
      if (!sent.result.ok && me === asked) me = null;
      return sent;
    });
  };

  /** Kept back from somebody who has signed in: the token has ended, or it is good and the listing is not for them. */
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

  /** Slugs of those whose private listings one may read: oneself and whom one follows. */
  const readFriends = async (): Promise<Result<Set<string>, TraktError>> => {
    const [self, following] = [(await readMe()).result, (await send(FOLLOWING)).result];
    if (!self.ok) return self;
    if (!following.ok) return following;
    const users = [self.value.json, ...(Array.isArray(following.value.json) ? following.value.json : [])];
    return ok(new Set(users.flatMap((each) => read(row, each)?.user?.ids?.slug ?? [])));
  };

  /**
   * In 2026 some listings of private users answered 200 with nothing in it, which must not read as "quiet": for
   * strangers it means "private", for friends that there is nothing.
   */
  const resolveEmpty = async (path: string, answer: HttpAnswer): Promise<Result<HttpAnswer, TraktError>> => {
    if (!answer.signedIn) return toLacking(err({ kind: 'private' }), answer);
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
   * Trakt says 403 to a refused key and to a private listing alike; 423 may mean the account that asks or the one that is
   * asked about. What everybody may see tells the two apart.
   */
  const resolveRefusal = async (of: 'user' | 'public', refusal: 'forbidden' | 'locked'): Promise<TraktError> => {
    // Nobody's listing, and refused all the same: ask again.
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
      // Nothing else can be sent in a header; an empty key is refused without asking.
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
      const empty = of === 'user' && headers.privateUser && Array.isArray(json) && json.length === 0;
      return empty ? resolveEmpty(path, result.value) : ok(result.value);
    },
  };
}

interface Sent {
  result: Result<HttpAnswer, TraktError>;
  /** Null where none came. */
  answer: HttpAnswer | null;
}

/**
 * What is kept from those who have not signed in says nothing of those who have, while their sign-in is not at hand. Private
 * listings were seen to be "not found" too.
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
