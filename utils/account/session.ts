import type { Account, Credentials, OAuthTokens } from '@/utils/account/account';
import { readSignIn, writeSignIn } from '@/utils/account/account-store';
import { refresh } from '@/utils/account/oauth/refresh';
import { revoke } from '@/utils/account/oauth/revoke';
import { HOUR, MINUTE, type Now } from '@/utils/lib/time';
import { basicAuth } from '@/utils/trakt/basic-auth';
import type { Authorization, HttpOptions } from '@/utils/trakt/http';

/** Held by whoever changes a sign-in: two refreshes side by side would end it. */
const LOCK = 'lookout:sign-in';
/** The soonest that a refresh is tried again: after one that could not be had, or whose token was refused at once. Ms. */
const restOf = ({ lasts }: OAuthTokens) => Math.min(MINUTE, lasts / 4);

export interface Session {
  /** What goes into `Authorization` of requests to this origin. Renews early: at half of the token's time. */
  authorization(): Promise<Authorization>;
  /** The server does not take this value any more. Renews it, or ends the sign-in. Settles when that is done. */
  refused(header: string): Promise<void>;
  storeSignIn(account: Account, credentials: Credentials): Promise<void>;
  /** Forgets everything here, and asks the server to do so too. @returns whether it did; v1 knows nothing to forget. */
  signOut(): Promise<boolean>;
  account(): Promise<Account | null>;
  /** The person has been told that the sign-in has ended. */
  markNotified(): Promise<void>;
}

interface SessionDeps {
  /** In force now: tokens that were made for another are not sent with it. */
  clientId: string | null;
  /** Whether it still is: a round goes on with what it began with, and must not end a sign-in that came meanwhile. */
  isInForce: () => Promise<boolean>;
  now: Now;
  fetch: HttpOptions['fetch'];
  locks: Pick<LockManager, 'request'>;
}

/** When each token was last tried in vain: memory will do, a worker that has died may try again. */
const triedAt = new Map<string, number>();

/** The sign-in at one server, by its `serverKey`; another server's is never touched. */
export function createSession(server: string, { clientId, isInForce, now, fetch, locks }: SessionDeps): Session {
  const headerOf = (credentials: Credentials) =>
    credentials.kind === 'v1' ? basicAuth(credentials.username, credentials.sha1) : `Bearer ${credentials.access}`;
  const isSpent = ({ at, lasts }: OAuthTokens) => now() - at >= lasts;
  const isUsable = (tokens: OAuthTokens) => !tokens.refused && !isSpent(tokens);
  /** At half of its time, or where our clock was set back; what cannot be renewed is used to its end. */
  const isDue = (tokens: OAuthTokens) =>
    !isUsable(tokens) || (tokens.refresh !== null && (now() < tokens.at || now() - tokens.at >= tokens.lasts / 2));
  const isAtRest = (tokens: OAuthTokens) => {
    const { access, retryAt = 0 } = tokens;
    const wait = retryAt - now();
    return now() - (triedAt.get(access) ?? Number.NEGATIVE_INFINITY) < restOf(tokens) || (wait > 0 && wait <= HOUR);
  };

  /** An account that has ended is told again where it ends again. */
  const withState = (account: Account | null, state: Account['state']) =>
    account && (account.state === state ? account : { ...account, state, notified: undefined });

  const end = (account: Account | null, credentials: Credentials | null) =>
    writeSignIn(server, { account: withState(account, 'ended'), credentials });

  /** Whether the sign-in is in force, where that hangs on which application asks, and nothing was sent. */
  const turn = (state: Account['state'], { access }: OAuthTokens) =>
    locks.request(LOCK, async () => {
      const { account, credentials } = await readSignIn(server);
      if (account && credentials?.kind === 'oauth' && credentials.access === access)
        await writeSignIn(server, { account: withState(account, state), credentials });
    });

  /** @returns what is in force afterwards, whoever renewed it; `left` where the person has signed out meanwhile */
  const renew = ({ access }: OAuthTokens, wasRefused = false): Promise<Credentials | 'ended' | 'left'> =>
    locks.request(LOCK, async () => {
      const { account, credentials } = await readSignIn(server);
      // Somebody else was here first.
      if (!credentials) return account ? 'ended' : 'left';
      if (credentials.kind !== 'oauth' || credentials.access !== access) return credentials;
      const rests = isAtRest(credentials);
      const next = rests ? 'failed' : await refresh(credentials, fetch, now);
      if (next === 'ended') {
        await end(account, null);
        return next;
      }
      if (next === 'failed' || next === 'refused') {
        const kept: OAuthTokens = { ...credentials };
        if (wasRefused) kept.refused = true;
        if (next === 'refused') kept.retryAt = now() + HOUR;
        else if (!rests) triedAt.set(access, now());
        // The person is asked once; it is tried again all the same.
        if (next === 'refused' && !isUsable(kept)) {
          await end(account, kept);
          return 'ended';
        }
        if (wasRefused || next === 'refused') await writeSignIn(server, { account, credentials: kept });
        return kept;
      }
      // Before anything else is done with it: the old one is worth nothing any more.
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
        if (account?.state === 'in' && (await isInForce())) await turn('ended', credentials);
        return { lacking: 'ended' };
      }
      const next = isDue(credentials) ? await renew(credentials) : credentials;
      if (next === 'left') return null;
      if (next === 'ended') return { lacking: 'ended' };
      if (next.kind === 'v1' || isUsable(next)) {
        // Its application is in force again.
        if (next === credentials && account?.state === 'ended') await turn('in', credentials);
        return headerOf(next);
      }
      // There is no new one yet: what is public can be read all the same.
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
