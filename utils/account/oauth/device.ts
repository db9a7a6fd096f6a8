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
  /** Asks whose they are and keeps them. */
  storeTokens(tokens: OAuthTokens): Promise<{ ok: true; account: Account } | { ok: false; error: { kind: string } }>;
}

/**
 * Signing in by a code that is typed in elsewhere. All of it is in `storage.local`: whoever comes next, after the death of
 * worker or page, goes on. To be called under a lock, one after the other. Never rejects for what a server says.
 */
export async function signInByCode(step: Exclude<DeviceStep, 'look'>, deps: DeviceDeps): Promise<DeviceView> {
  const { server, clientId, now, storeTokens: keep } = deps;
  const store = async (state: DeviceState | null): Promise<DeviceView> => {
    await writeDevice(state);
    return state && toView(state);
  };
  const before = await readDevice();
  // Another server or client id was chosen meanwhile: what is for the one must not go to the other.
  const isOurs = before?.server === server && (!('wait' in before) || before.wait.clientId === clientId);
  if (step === 'stop' || (before && !isOurs && step === 'ask')) return store(null);
  let wait = isOurs && before && 'wait' in before ? before.wait : null;
  if (!wait) {
    // How it ended is told once to those who were not there.
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
  // Before anything is done with them: the server gives them once.
  await writeDevice({ server, wait });
  if (!wait.tokens) return toView({ server, wait });
  const kept = await keep(wait.tokens);
  if (!kept.ok && kept.error.kind === 'sign-in') return store({ server, problem: { kind: 'expired' } });
  // Whose they are can be asked later.
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
 * Whether the server signs people in by code without a secret: asked once, by asking for a code and its token. Where it
 * cannot be told just now, no.
 */
export async function offersCode(deps: DeviceDeps): Promise<boolean> {
  const known = await readOffer(deps);
  if (known !== null) return known;
  const begun = await begin(deps);
  const works = !('kind' in begun);
  if (works || begun.kind === 'wants-secret') await writeOffer(deps, works);
  return works;
}

/** Asks for a code, and at once for its token: a server that wants a secret says so then, before anybody types anything. */
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
  const lasts = (bounded(times.expires_in, LASTS.min, LASTS.max) ?? LASTS.default) * SECOND;
  const interval = (bounded(times.interval, INTERVAL.min, INTERVAL.max) ?? INTERVAL.default) * SECOND;
  const url = activationUrl(verification_url ?? verification_uri, authOrigin);
  const wait = { authOrigin, clientId, redirect, deviceCode, userCode: shown, url, interval, tokens: null };
  return ask({ ...wait, expiresAt: now() + lasts, askedAt: Number.NEGATIVE_INFINITY }, deps, true);
}

/** @param first whether it has not been seen to work yet */
async function ask(wait: DeviceWait, { fetch, now }: DeviceDeps, first = false): Promise<DeviceWait | DeviceProblem> {
  const asked = { ...wait, askedAt: now() };
  if (wait.tokens) return now() < wait.tokens.at + wait.tokens.lasts ? asked : { kind: 'expired' };
  // Asked all the same: our clock may have leapt, and the code been typed in.
  const isOver = now() >= wait.expiresAt;
  const { authOrigin, clientId, deviceCode } = wait;
  const answer = await post(fetch, `${authOrigin}/oauth/device/token`, { code: deviceCode, client_id: clientId });
  const tokens = toTokens(answer, wait, now());
  if (tokens) return { ...asked, tokens };
  // Trakt's own statuses, and what OAuth has for them.
  switch (answer.body?.error ?? answer.status) {
    case 400:
    case 'authorization_pending':
      return isOver ? { kind: 'expired' } : asked;
    case 429:
    case 'slow_down':
      return isOver ? { kind: 'expired' } : { ...asked, interval: Math.min(wait.interval + 5 * SECOND, SLOWEST) };
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
      // Trouble on the way passes; the code is good all the same.
      return first ? noAnswer(answer) : isOver && answer.status !== 0 ? { kind: 'expired' } : asked;
  }
}

/** How long a code may be good, and how often the server may be asked about it, seconds; the defaults are RFC 8628's. */
const LASTS = { min: 30, max: 3600, default: 600 };
const INTERVAL = { min: 5, max: 60, default: 5 };
/** However often the server says "slow down", ms. */
const SLOWEST = 5 * MINUTE;
/** Characters of the code that people type in. */
const MAX_CODE_CHARS = 32;
/** Characters of a secret or an address. */
const MAX_SECRET_CHARS = 4096;

/** What servers say that sign nobody in by code, or nobody without a secret. */
const NEVER: readonly unknown[] = [401, 404, 405, 'invalid_client', 'unauthorized_client', 'unsupported_grant_type'];

function noAnswer({ status, body }: Answer): DeviceProblem {
  if (status === 0) return { kind: 'offline' };
  return NEVER.includes(body?.error ?? status) ? { kind: 'wants-secret' } : { kind: 'server', status };
}

/**
 * Where people type the code in. It becomes the button that they press with a password at hand: only an address of the
 * server that signs them in, or of Trakt, is taken over; any other server's word leads to the usual page instead.
 */
function activationUrl(value: unknown, authOrigin: string): string {
  const usual = `${authOrigin}/activate`;
  if (typeof value !== 'string' || value.length > MAX_SECRET_CHARS || !URL.canParse(value)) return usual;
  const { origin, protocol, hostname, username, password, href } = new URL(value);
  const isTrakts = protocol === 'https:' && (hostname === 'trakt.tv' || hostname.endsWith('.trakt.tv'));
  return (origin === authOrigin || isTrakts) && username === '' && password === '' ? href : usual;
}
