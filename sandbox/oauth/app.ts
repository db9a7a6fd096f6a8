import { createHash } from 'node:crypto';
import { checkClient, json, type OAuthDeps, refuse, type Sent, tokenAnswer } from './answers';
import { answerAuthorize } from './authorize';
import { answerDevice, answerDeviceCode, answerDeviceToken } from './device';

async function bodyOf(request: Request): Promise<Sent> {
  const text = await request.text();
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    return JSON.parse(text) as Sent;
  } catch {
    return {};
  }
}

/** Trakt's sign-in host, over the same people. */
export async function answerOAuth(request: Request, deps: OAuthDeps): Promise<Response> {
  const url = new URL(request.url);
  if (url.pathname === '/oauth/authorize') return answerAuthorize(url, deps);
  if (url.pathname === '/activate') return answerDevice(url, deps);
  if (request.method !== 'POST') return new Response(null, { status: 405 });
  const sent = await bodyOf(request);
  switch (url.pathname) {
    case '/oauth/token':
      return answerToken(sent, deps);
    case '/oauth/revoke':
      return answerRevoke(sent, deps);
    case '/oauth/device/code':
      return answerDeviceCode(sent, url.origin, deps);
    case '/oauth/device/token':
      return answerDeviceToken(sent, deps);
    default:
      return new Response(null, { status: 404 });
  }
}

function answerToken(sent: Sent, deps: OAuthDeps): Response {
  const { sessions, clock } = deps;
  const refused = checkClient(sent, deps);
  if (refused) return refused;
  if (sent.grant_type === 'refresh_token') {
    const session = sessions.renew(sent.refresh_token ?? '', sent.client_id ?? '');
    return session ? tokenAnswer(session) : refuse('invalid_grant', 'session not found');
  }
  if (sent.grant_type !== 'authorization_code') return refuse('unsupported_grant_type', 'Unknown grant type');
  const grant = sessions.grants.get(sent.code ?? '');
  const mine = grant && grant.client === sent.client_id && grant.redirect === sent.redirect_uri;
  if (!grant || !mine || grant.used) return refuse('invalid_grant', 'The code is unknown or was used before');
  // Whatever the result: a code can be used once.
  grant.used = true;
  if (clock() >= grant.expiresAt) return refuse('invalid_grant', 'The code has expired');
  const challenge = createHash('sha256')
    .update(sent.code_verifier ?? '')
    .digest('base64url');
  if (challenge !== grant.challenge) return refuse('invalid_grant', 'The code verifier does not match');
  return tokenAnswer(sessions.open(grant.user, grant.client));
}

function answerRevoke(sent: Sent, deps: OAuthDeps): Response {
  const refused = checkClient(sent, deps);
  if (refused) return refused;
  deps.sessions.revoke(sent.token ?? '');
  return json(200, {});
}
