import type { Account, Credentials, OAuthTokens } from '@/utils/account/account';
import { readSignIn, signInChanges, writeSignIn } from '@/utils/account/account-store';
import { revoke } from '@/utils/account/oauth/revoke';
import { createRenew, isDue, isUsable, SIGN_IN_LOCK, withState } from '@/utils/account/renewal';
import { remember } from '@/utils/lib/remember';
import type { Now } from '@/utils/lib/time';
import { basicAuth } from '@/utils/trakt/basic-auth';
import type { Authorization, HttpOptions } from '@/utils/trakt/http';

export interface Session {
  /** The `Authorization` value for requests to this origin. Renews early, halfway through the token's lifetime. */
  authorization(): Promise<Authorization>;
  /** The server rejected this value: renews it, or ends the sign-in. Settles when that is done. */
  refused(header: string): Promise<void>;
  storeSignIn(account: Account, credentials: Credentials): Promise<void>;
  /**
   * Deletes the sign-in here, then asks the server to revoke the tokens. Resolves to whether the server confirmed that;
   * always true on v1, which has nothing to revoke.
   */
  signOut(): Promise<boolean>;
  account(): Promise<Account | null>;
  /** Stores that the person was notified of the end of the sign-in. */
  markNotified(): Promise<void>;
}

interface SessionDeps {
  /** The current client ID: tokens made for another one are not sent with it. */
  clientId: string | null;
  /**
   * Whether `clientId` is still the current one. A round keeps the client ID it began with, and must not end a sign-in
   * that was made with another one meanwhile.
   */
  isInForce: () => Promise<boolean>;
  now: Now;
  fetch: HttpOptions['fetch'];
  locks: Pick<LockManager, 'request'>;
}

/** The sign-in at one server, by `serverKey`. Never touches the sign-in at another server. */
export function createSession(server: string, { clientId, isInForce, now, fetch, locks }: SessionDeps): Session {
  const headerOf = (credentials: Credentials) =>
    credentials.kind === 'v1' ? basicAuth(credentials.username, credentials.sha1) : `Bearer ${credentials.access}`;
  const renew = createRenew(server, { now, fetch, locks });

  /** Changes the state of the sign-in when the current client ID starts or stops matching, without a request. */
  const changeState = (state: Account['state'], { access }: OAuthTokens) =>
    locks.request(SIGN_IN_LOCK, async () => {
      const { account, credentials } = await readSignIn(server);
      if (account && credentials?.kind === 'oauth' && credentials.access === access)
        await writeSignIn(server, { account: withState(account, state), credentials });
    });

  /** A round asks before each request. */
  const known = remember(signInChanges, () => readSignIn(server));

  return {
    async authorization() {
      const { account, credentials } = await known();
      if (!credentials) return account?.state === 'ended' ? { lacking: 'ended' } : null;
      if (credentials.kind === 'v1') return headerOf(credentials);
      if (credentials.clientId !== clientId) {
        if (account?.state === 'in' && (await isInForce())) await changeState('ended', credentials);
        return { lacking: 'ended' };
      }
      const next = isDue(credentials, now()) ? await renew(credentials) : credentials;
      if (next === 'left') return null;
      if (next === 'ended') return { lacking: 'ended' };
      if (next.kind === 'v1' || isUsable(next, now())) {
        // Its client ID is the current one again.
        if (next === credentials && account?.state === 'ended') await changeState('in', credentials);
        return headerOf(next);
      }
      // There is no new token yet; public content can still be read.
      return { lacking: account?.state === 'ended' ? 'ended' : 'lapsed' };
    },
    async refused(header) {
      const { credentials } = await readSignIn(server);
      if (!credentials || headerOf(credentials) !== header) return;
      if (credentials.kind === 'oauth') {
        await renew(credentials, true);
        return;
      }
      await locks.request(SIGN_IN_LOCK, async () => {
        const last = await readSignIn(server);
        if (last.credentials && headerOf(last.credentials) === header)
          await writeSignIn(server, { account: withState(last.account, 'ended'), credentials: null });
      });
    },
    storeSignIn: (account, credentials) =>
      locks.request(SIGN_IN_LOCK, () => writeSignIn(server, { account, credentials })),
    async signOut() {
      const credentials = await locks.request(SIGN_IN_LOCK, async () => {
        const before = await readSignIn(server);
        await writeSignIn(server, { account: null, credentials: null });
        return before.credentials;
      });
      return credentials?.kind !== 'oauth' || revoke(credentials, fetch, !isUsable(credentials, now()));
    },
    account: async () => (await known()).account,
    markNotified: () =>
      locks.request(SIGN_IN_LOCK, async () => {
        const { account, credentials } = await readSignIn(server);
        if (account) await writeSignIn(server, { account: { ...account, notified: true }, credentials });
      }),
  };
}
