/** One answer of Trakt's sign-in host. */
export interface SignInFinding {
  what: string;
  expected: string;
  came: string;
  /** What it means for Lookout if the answer differs. */
  means: string;
  good: boolean;
}

interface Options {
  origin: string;
  clientId: string;
  fetch: typeof fetch;
}

const NEEDS_SECRET = 'Signing in with this client id needs a secret, which an extension cannot keep.';

/**
 * Tests whether signing in works without a secret. Nobody has to sign in: it sends made-up codes, and a server that
 * wants no secret refuses them as invalid (`invalid_grant`), not for the missing secret (`invalid_client`). A device
 * code is requested and left to expire.
 */
export async function checkSignIn({ origin, clientId, fetch: send }: Options): Promise<SignInFinding[]> {
  const post = async (path: string, body: object) => {
    try {
      const response = await send(`${origin}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ client_id: clientId, ...body }),
        redirect: 'manual',
      });
      const text = await response.text();
      const json = (() => {
        try {
          return JSON.parse(text) as Record<string, unknown>;
        } catch {
          return null;
        }
      })();
      return { status: response.status, json };
    } catch {
      return { status: 0, json: null };
    }
  };
  const words = ({ status, json }: Awaited<ReturnType<typeof post>>) =>
    status === 0 ? 'no answer' : `${status}${typeof json?.error === 'string' ? ` ${json.error}` : ''}`;
  const madeUp = { redirect_uri: 'https://lookout.invalid/' };
  const findings: SignInFinding[] = [];
  const expect = (what: string, expected: string, came: string, means: string) =>
    findings.push({ what, expected, came, means, good: came === expected });

  const code = await post('/oauth/token', {
    ...madeUp,
    grant_type: 'authorization_code',
    code: 'lookout-doctor',
    code_verifier: 'a-verifier-of-at-least-forty-three-characters-x',
  });
  expect('a made-up code', '400 invalid_grant', words(code), NEEDS_SECRET);
  const refresh = await post('/oauth/token', {
    ...madeUp,
    grant_type: 'refresh_token',
    refresh_token: 'lookout-doctor',
  });
  expect('a made-up refresh token', '400 invalid_grant', words(refresh), `${NEEDS_SECRET} Sessions end after a week.`);
  const revoke = await post('/oauth/revoke', { token: 'lookout-doctor' });
  expect('ending what is made up', '200', words(revoke), 'Signing out ends nothing at Trakt; the options link to it.');
  const device = await post('/oauth/device/code', {});
  expect('a code for another device', '200', words(device), 'Devices cannot be signed in by code.');
  if (device.status === 200) {
    const asked = await post('/oauth/device/token', { code: device.json?.device_code });
    expect('its token, before anybody agreed', '400', words(asked), 'Signing in by code needs a secret.');
  }
  return findings;
}

/** Text for a terminal. */
export function signInTable(origin: string, findings: readonly SignInFinding[]): string {
  const lines = findings.map(({ what, expected, came, means, good }) =>
    good ? `  ${what}: ${came}, as expected` : `  ${what}: DIFFERS. Expected ${expected}, came ${came}. ${means}`,
  );
  return ['', `Signing in at ${origin}, without a secret:`, ...lines].join('\n');
}
