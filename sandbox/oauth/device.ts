import { randomInt } from 'node:crypto';
import { checkClient, json, type OAuthDeps, page, refuse, type Sent, tokenAnswer } from './answers';
import { secret } from './sessions';

const SIGNS = 'BCDFGHJKLMNPQRSTVWXZ23456789';
const bare = (status: number) => new Response(null, { status });

export function answerDeviceCode(sent: Sent, origin: string, deps: OAuthDeps): Response {
  const { sessions, settings, clock, knowsClient } = deps;
  if (!knowsClient(sent.client_id ?? '')) return bare(403);
  const code = secret('device');
  const userCode = Array.from({ length: 8 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  sessions.devices.set(code, {
    client: sent.client_id ?? '',
    userCode,
    expiresAt: clock() + settings.deviceSeconds * 1000,
    askedAt: Number.NEGATIVE_INFINITY,
    state: 'pending',
    user: '',
  });
  return json(200, {
    device_code: code,
    user_code: userCode,
    verification_url: `${origin}/activate`,
    expires_in: settings.deviceSeconds,
    interval: settings.deviceInterval,
  });
}

/** OAuth's error codes for Trakt's statuses. */
const WORDS: Readonly<Record<number, string>> = {
  400: 'authorization_pending',
  404: 'invalid_grant',
  409: 'invalid_grant',
  410: 'expired_token',
  418: 'access_denied',
  429: 'slow_down',
};

/** The statuses are Trakt's; only a success has a body. */
export function answerDeviceToken(sent: Sent, deps: OAuthDeps): Response {
  const { sessions, settings, clock } = deps;
  const say = (status: number) =>
    settings.deviceAnswers === 'words' ? refuse(WORDS[status] ?? '', `${status}`) : bare(status);
  const refused = checkClient(sent, deps);
  if (refused) return refused;
  const device = sessions.devices.get(sent.code ?? '');
  if (!device || device.client !== sent.client_id) return say(404);
  if (device.state === 'used') return say(409);
  if (clock() >= device.expiresAt) return say(410);
  if (device.state === 'denied') return say(418);
  const tooSoon = clock() - device.askedAt < settings.deviceInterval * 1000;
  device.askedAt = clock();
  if (device.state === 'approved') {
    device.state = 'used';
    return tokenAnswer(sessions.open(device.user, device.client));
  }
  return say(tooSoon ? 429 : 400);
}

/** Where a person types the code: `?code=…&as=mia`, or `&as=` to refuse. */
export function answerDevice(url: URL, { sessions, settings, world }: OAuthDeps): Response {
  const code = url.searchParams.get('code')?.toUpperCase();
  const form = '<form><label>Code <input name="code" autofocus></label> <button>Go on</button></form>';
  if (!code) return page(200, 'Activate your device', form);
  const device = [...sessions.devices.values()].find(({ userCode, state }) => userCode === code && state === 'pending');
  if (!device) return page(404, 'Unknown code', form);
  const as = url.searchParams.get('as') ?? settings.as;
  const person = world.person(as);
  device.state = person ? 'approved' : 'denied';
  device.user = person?.slug ?? '';
  return page(200, person ? 'Your device is signed in' : 'You said no', '<p>You may close this page.</p>');
}
