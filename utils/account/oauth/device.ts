import type { Account, DeviceProblem, DeviceStep, DeviceView, OAuthTokens } from '@/utils/account/account';
import { readOffer, writeOffer } from '@/utils/account/device-offer';
import { type DeviceState, type DeviceWait, readDevice, writeDevice } from '@/utils/account/device-wait';
import { type Answer, post, toTokens } from '@/utils/account/oauth/client';
import { bounded } from '@/utils/lib/bounded';
import { oneLine } from '@/utils/lib/clean-text';
import { MINUTE, type Now, SECOND } from '@/utils/lib/time';
import type { HttpOptions } from '@/utils/trakt/http';

export interface DeviceDeps {
  /** `serverKey` of the server. */
  server: string;
  authOrigin: string;
  clientId: string | null;
  redirect: string;
  fetch: HttpOptions['fetch'];
  now: Now;
  /** Looks up the account of the tokens and stores both. */
  storeTokens(tokens: OAuthTokens): Promise<{ ok: true; account: Account } | { ok: false; error: { kind: string } }>;
}

/**
 * Signing in by a code that is entered elsewhere (RFC 8628). State lives in `storage.local`, so any later page or
 * worker can resume. Call it under a lock, one call at a time. Never rejects because of a server's answer.
 */
export async function signInByCode(step: Exclude<DeviceStep, 'look'>, deps: DeviceDeps): Promise<DeviceView> {
  const { server, clientId, now, storeTokens: keep } = deps;
  const store = async (state: DeviceState | null): Promise<DeviceView> => {
    await writeDevice(state);
    return state && toView(state);
  };
  const before = await readDevice();
  // The server or client ID may have changed meanwhile: nothing of one may be sent to the other.
  const isOurs = before?.server === server && (!('wait' in before) || before.wait.clientId === clientId);
  if (step === 'stop' || (before && !isOurs && step === 'ask')) return store(null);
  let wait = isOurs && before && 'wait' in before ? before.wait : null;
  if (!wait) {
    // A result is reported once to a page that missed it.
    if (step === 'ask') return store(null).then(() => before && toView(before));
    const begun = await begin(deps);
    if ('kind' in begun) {
      if (begun.kind === 'wants-secret') await writeOffer(deps, false);
      return store(null).then(() => toView({ server, problem: begun }));
    }
    wait = begun;
  } else {
    const isSoon = now() >= wait.askedAt && now() - wait.askedAt < wait.interval;
    if (isSoon) return toView({ server, wait });
    const asked = await ask(wait, deps);
    if ('kind' in asked) return store({ server, problem: asked });
    wait = asked;
  }
  // Stored before anything else happens: the server gives the tokens only once.
  await writeDevice({ server, wait });
  if (!wait.tokens) return toView({ server, wait });
  const kept = await keep(wait.tokens);
  if (!kept.ok && kept.error.kind === 'sign-in') return store({ server, problem: { kind: 'expired' } });
  // Their account can be looked up later.
  if (!kept.ok) return store({ server, wait: { ...wait, askedAt: now(), interval: MINUTE } });
  await writeDevice(null);
  return { kind: 'done', account: kept.account };
}

function toView(state: DeviceState): DeviceView {
  if ('problem' in state) return { kind: 'failed', problem: state.problem };
  const { userCode, url, expiresAt, interval } = state.wait;
  return { kind: 'waiting', userCode, url, expiresAt, interval };
}

/**
 * Whether the server signs people in by code without a secret, checked by requesting a code and its token. A yes is
 * stored until the server wants a secret, a no for a week. False, and not stored, if it cannot be determined.
 */
export async function offersCode(deps: DeviceDeps): Promise<boolean> {
  const known = await readOffer(deps);
  if (known !== null) return known;
  const begun = await begin(deps);
  const works = !('kind' in begun);
  if (works || begun.kind === 'wants-secret') await writeOffer(deps, works);
  return works;
}

/** Requests a code, and immediately its token: a server that wants a secret says so before anybody enters the code. */
async function begin(deps: DeviceDeps): Promise<DeviceWait | DeviceProblem> {
  const { authOrigin, clientId, redirect, fetch, now } = deps;
  if (clientId === null) return { kind: 'wants-secret' };
  const answer = await post(fetch, `${authOrigin}/oauth/device/code`, { client_id: clientId });
  const {
    device_code: deviceCode,
    user_code: userCode,
    verification_url,
    verification_uri,
    ...times
  } = answer.body ?? {};
  if (answer.status !== 200 || typeof deviceCode !== 'string' || typeof userCode !== 'string') return noAnswer(answer);
  const shown = oneLine(userCode, MAX_CODE_CHARS);
  if (shown === '' || deviceCode.length > MAX_SECRET_CHARS) return noAnswer(answer);
  const lasts =
    (bounded(times.expires_in, LIFETIME_SECONDS.min, LIFETIME_SECONDS.max) ?? LIFETIME_SECONDS.default) * SECOND;
  const interval =
    (bounded(times.interval, INTERVAL_SECONDS.min, INTERVAL_SECONDS.max) ?? INTERVAL_SECONDS.default) * SECOND;
  const url = activationUrl(verification_url ?? verification_uri, authOrigin);
  const wait = { authOrigin, clientId, redirect, deviceCode, userCode: shown, url, interval, tokens: null };
  return ask({ ...wait, expiresAt: now() + lasts, askedAt: Number.NEGATIVE_INFINITY }, deps, true);
}

/** @param first whether the server has not been seen to support this yet */
async function ask(wait: DeviceWait, { fetch, now }: DeviceDeps, first = false): Promise<DeviceWait | DeviceProblem> {
  const asked = { ...wait, askedAt: now() };
  if (wait.tokens) return now() < wait.tokens.at + wait.tokens.lasts ? asked : { kind: 'expired' };
  // Polled even then: our clock may have jumped after the code was entered.
  const isOver = now() >= wait.expiresAt;
  const { authOrigin, clientId, deviceCode } = wait;
  const answer = await post(fetch, `${authOrigin}/oauth/device/token`, { code: deviceCode, client_id: clientId });
  const tokens = toTokens(answer, wait, now());
  if (tokens) return { ...asked, tokens };
  // Trakt's own statuses, and their OAuth equivalents.
  switch (answer.body?.error ?? answer.status) {
    case 400:
    case 'authorization_pending':
      return isOver ? { kind: 'expired' } : asked;
    case 429:
    case 'slow_down':
      return isOver
        ? { kind: 'expired' }
        : { ...asked, interval: Math.min(wait.interval + 5 * SECOND, MAX_INTERVAL_MS) };
    case 418:
    case 'access_denied':
      return { kind: 'denied' };
    case 404:
    case 409:
    case 410:
    case 'expired_token':
    case 'invalid_grant':
      return { kind: 'expired' };
    case 401:
    case 'invalid_client':
    case 'unauthorized_client':
      return { kind: 'wants-secret' };
    default:
      // A network failure passes; the code stays valid.
      return first ? noAnswer(answer) : isOver && answer.status !== 0 ? { kind: 'expired' } : asked;
  }
}

/** Limits in seconds for the lifetime of a code and the polling interval; the defaults are RFC 8628's. */
const LIFETIME_SECONDS = { min: 30, max: 3600, default: 600 };
const INTERVAL_SECONDS = { min: 5, max: 60, default: 5 };
/** Maximum polling interval, however often the server says "slow down"; ms. */
const MAX_INTERVAL_MS = 5 * MINUTE;
/** Maximum length of the code that people enter, characters. */
const MAX_CODE_CHARS = 32;
/** Maximum length of a secret or a URL, characters. */
const MAX_SECRET_CHARS = 4096;

/** Answers of servers that support no sign-in by code, or none without a secret. */
const NOT_SUPPORTED: readonly unknown[] = [
  401,
  404,
  405,
  'invalid_client',
  'unauthorized_client',
  'unsupported_grant_type',
];

function noAnswer({ status, body }: Answer): DeviceProblem {
  if (status === 0) return { kind: 'offline' };
  return NOT_SUPPORTED.includes(body?.error ?? status) ? { kind: 'wants-secret' } : { kind: 'server', status };
}

/**
 * The page where people enter the code. It becomes a button that they press with a password at hand, so only a URL of
 * the sign-in server or of Trakt is used; any other one is replaced by the usual page.
 */
function activationUrl(value: unknown, authOrigin: string): string {
  const usual = `${authOrigin}/activate`;
  if (typeof value !== 'string' || value.length > MAX_SECRET_CHARS || !URL.canParse(value)) return usual;
  const { origin, protocol, hostname, username, password, href } = new URL(value);
  const isTrakts = protocol === 'https:' && (hostname === 'trakt.tv' || hostname.endsWith('.trakt.tv'));
  return (origin === authOrigin || isTrakts) && username === '' && password === '' ? href : usual;
}
