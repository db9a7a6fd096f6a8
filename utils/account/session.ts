import type { Account, Credentials, OAuthTokens } from '@/utils/account/account';
import { readSignIn, writeSignIn } from '@/utils/account/account-store';
import { refresh } from '@/utils/account/oauth/refresh';
import { revoke } from '@/utils/account/oauth/revoke';
import { HOUR, MINUTE, type Now } from '@/utils/lib/time';
import { basicAuth } from '@/utils/trakt/basic-auth';
import type { Authorization, HttpOptions } from '@/utils/trakt/http';

/** Held during every change of a sign-in: two concurrent refreshes would end it. */
const LOCK = 'lookout:sign-in';
/** Minimum time before a failed refresh is retried, or a new token that was refused at once is renewed; ms. */
const retryDelayOf = ({ lasts }: OAuthTokens) => Math.min(MINUTE, lasts / 4);

export interface Session {
  /** The `Authorization` value for requests to this origin. Renews early, halfway through the token's lifetime. */
  authorization(): Promise<Authorization>;
  /** The server rejected this value: renews it, or ends the sign-in. Settles when that is done. */
  refused(header: string): Promise<void>;
  storeSignIn(account: Account, credentials: Credentials): Promise<void>;
  /**
   * Deletes everything here, and asks the server to revoke the tokens. @returns whether it did; always true on v1,
   * which has nothing to revoke.
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
   * Whether it is still current. A round keeps the client ID it began with, and must not end a sign-in that was made
   * meanwhile.
   */
  isInForce: () => Promise<boolean>;
  now: Now;
  fetch: HttpOptions['fetch'];
  locks: Pick<LockManager, 'request'>;
}

/** When each token was last tried without success. In memory only: a new worker may try again. */
const triedAt = new Map<string, number>();

/** The sign-in at one server, by `serverKey`. Never touches the sign-in at another server. */
export function createSession(server: string, { clientId, isInForce, now, fetch, locks }: SessionDeps): Session {
  const headerOf = (credentials: Credentials) =>
    credentials.kind === 'v1' ? basicAuth(credentials.username, credentials.sha1) : `Bearer ${credentials.access}`;
  const isSpent = ({ at, lasts }: OAuthTokens) => now() - at >= lasts;
  const isUsable = (tokens: OAuthTokens) => !tokens.refused && !isSpent(tokens);
  /**
   * Halfway through its lifetime, or after our clock was set back. A token that cannot be renewed is used until its
   * end.
   */
  const isDue = (tokens: OAuthTokens) =>
    !isUsable(tokens) || (tokens.refresh !== null && (now() < tokens.at || now() - tokens.at >= tokens.lasts / 2));
  const isTooSoon = (tokens: OAuthTokens) => {
    const { access, retryAt = 0 } = tokens;
    const wait = retryAt - now();
    return (
      now() - (triedAt.get(access) ?? Number.NEGATIVE_INFINITY) < retryDelayOf(tokens) || (wait > 0 && wait <= HOUR)
    );
  };

  /** Resets `notified` when the state changes, so that the next end is announced again. */
  const withState = (account: Account | null, state: Account['state']) =>
    account && (account.state === state ? account : { ...account, state, notified: undefined });

  const end = (account: Account | null, credentials: Credentials | null) =>
    writeSignIn(server, { account: withState(account, 'ended'), credentials });

  /** Changes the state of the sign-in when the current client ID starts or stops matching, without a request. */
  const changeState = (state: Account['state'], { access }: OAuthTokens) =>
    locks.request(LOCK, async () => {
      const { account, credentials } = await readSignIn(server);
      if (account && credentials?.kind === 'oauth' && credentials.access === access)
        await writeSignIn(server, { account: withState(account, state), credentials });
    });

  /** @returns the current credentials, whoever renewed them; `left` if the person has signed out meanwhile */
  const renew = ({ access }: OAuthTokens, wasRefused = false): Promise<Credentials | 'ended' | 'left'> =>
    locks.request(LOCK, async () => {
      const { account, credentials } = await readSignIn(server);
      // Another caller was faster.
      if (!credentials) return account ? 'ended' : 'left';
      if (credentials.kind !== 'oauth' || credentials.access !== access) return credentials;
      const tooSoon = isTooSoon(credentials);
      const next = tooSoon ? 'failed' : await refresh(credentials, fetch, now);
      if (next === 'ended') {
        await end(account, null);
        return next;
      }
      if (next === 'failed' || next === 'refused') {
        const kept: OAuthTokens = { ...credentials };
        if (wasRefused) kept.refused = true;
        if (next === 'refused') kept.retryAt = now() + HOUR;
        else if (!tooSoon) triedAt.set(access, now());
        // The person is asked once; renewal is still retried.
        if (next === 'refused' && !isUsable(kept)) {
          await end(account, kept);
          return 'ended';
        }
        if (wasRefused || next === 'refused') await writeSignIn(server, { account, credentials: kept });
        return kept;
      }
      // Stored before anything else happens: the old token is no longer valid.
      await writeSignIn(server, { account: withState(account, 'in'), credentials: next });
      triedAt.delete(access);
      if (wasRefused) triedAt.set(next.access, now());
      return next;
    });

  return {
    async authorization() {
      const { account, credentials } = await readSignIn(server);
      if (!credentials) return account?.state === 'ended' ? { lacking: 'ended' } : null;
      if (credentials.kind === 'v1') return headerOf(credentials);
      if (credentials.clientId !== clientId) {
        if (account?.state === 'in' && (await isInForce())) await changeState('ended', credentials);
        return { lacking: 'ended' };
      }
      const next = isDue(credentials) ? await renew(credentials) : credentials;
      if (next === 'left') return null;
      if (next === 'ended') return { lacking: 'ended' };
      if (next.kind === 'v1' || isUsable(next)) {
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
      await locks.request(LOCK, async () => {
        const last = await readSignIn(server);
        if (last.credentials && headerOf(last.credentials) === header) await end(last.account, null);
      });
    },
    storeSignIn: (account, credentials) => locks.request(LOCK, () => writeSignIn(server, { account, credentials })),
    async signOut() {
      const credentials = await locks.request(LOCK, async () => {
        const before = await readSignIn(server);
        await writeSignIn(server, { account: null, credentials: null });
        return before.credentials;
      });
      return credentials?.kind !== 'oauth' || revoke(credentials, fetch, !isUsable(credentials));
    },
    account: async () => (await readSignIn(server)).account,
    markNotified: () =>
      locks.request(LOCK, async () => {
        const { account, credentials } = await readSignIn(server);
        if (account) await writeSignIn(server, { account: { ...account, notified: true }, credentials });
      }),
  };
}
