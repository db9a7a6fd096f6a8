import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import { signInAt } from '@/tests/builders/sign-in';
import { createFakeLocks } from '@/tests/fake-locks';
import { TOKENS_KEY } from '@/utils/account/account';
import { createSession } from '@/utils/account/session';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';

export const START = Date.UTC(2026, 10, 22, 12);
export const API = 'https://api.trakt.tv';
const world = createCast({ now: START });

/** A sandbox where Mia has signed in, for any worker. */
export async function startSession({ accessSeconds = 7 * 86_400 } = {}) {
  const clock = { now: START, server: 0 };
  const sandbox = createSandbox({
    world,
    now: () => clock.now + clock.server,
    settings: { oauth: { accessSeconds } },
    rateLimit: { limit: 100_000 },
  });
  const fetch = sandbox.fetch as typeof globalThis.fetch;
  const locks = createFakeLocks();
  const now = () => clock.now;
  const isInForce = async () => true;
  const session = createSession(API, { clientId: SANDBOX_CLIENT_ID, isInForce, now, fetch, locks });
  const { account, credentials } = await signInAt(sandbox, clock.now);
  await session.storeSignIn(account, credentials);
  const feed = () =>
    createTraktClient({
      protocol: 'v2',
      origin: API,
      clientId: SANDBOX_CLIENT_ID,
      fetch,
      now,
      auth: session.authorization,
      refused: session.refused,
    });
  const stored = async () => (await fakeBrowser.storage.local.get(TOKENS_KEY))[TOKENS_KEY];
  const refreshes = () => sandbox.log.filter(({ path, body }) => path === '/oauth/token' && body.includes('"refresh'));
  const zofia = () => feed().profile('zofia');
  /** Another script of the extension: shares only storage and locks. */
  const other = (clientId = SANDBOX_CLIENT_ID, inForce = true) =>
    createSession(API, { clientId, isInForce: async () => inForce, now, fetch, locks });
  return { clock, sandbox, session, other, feed, stored, refreshes, zofia, credentials };
}
