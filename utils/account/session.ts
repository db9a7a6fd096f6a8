import type { Account, Credentials, OAuthTokens } from '@/utils/account/account';
import { readSignIn, writeSignIn } from '@/utils/account/account-store';
import { refresh } from '@/utils/account/refresh';
import { revoke } from '@/utils/account/revoke';
import { MINUTE, type Now } from '@/utils/lib/time';
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
  keep(account: Account, credentials: Credentials): Promise<void>;
  /** Forgets everything here, and asks the server to do so too. @returns whether it did; v1 knows nothing to forget. */
  signOut(): Promise<boolean>;
  account(): Promise<Account | null>;
  /** The person has been told that the sign-in has ended. */
  told(): Promise<void>;
}

interface SessionDeps {
  now: Now;
  fetch: HttpOptions['fetch'];
  locks: Pick<LockManager, 'request'>;
}

/** When each token was last tried in vain: memory will do, a worker that has died may try again. */
const triedAt = new Map<string, number>();

/** The sign-in at one server, by its `signInKey`; another server's is never touched. */
export function createSession(server: string, { now, fetch, locks }: SessionDeps): Session {
  const headerOf = (credentials: Credentials) =>
    credentials.kind === 'v1' ? basicAuth(credentials.username, credentials.sha1) : `Bearer ${credentials.access}`;
  const isSpent = ({ at, lasts }: OAuthTokens, part: number) => now() < at || now() - at >= lasts * part;

  const end = (account: Account | null) =>
    writeSignIn(server, { account: account && { ...account, state: 'ended' }, credentials: null });

  /** @returns what is in force afterwards, whoever renewed it; `left` where the person has signed out meanwhile */
  const renew = ({ access }: OAuthTokens, wasRefused = false): Promise<Credentials | 'ended' | 'left'> =>
    locks.request(LOCK, async () => {
      const { account, credentials } = await readSignIn(server);
      // Somebody else was here first.
      if (!credentials) return account ? 'ended' : 'left';
      if (credentials.kind !== 'oauth' || credentials.access !== access) return credentials;
      if (now() - (triedAt.get(access) ?? Number.NEGATIVE_INFINITY) < restOf(credentials)) return credentials;
      const next = await refresh(credentials, fetch, now);
      if (next === 'ended') {
        await end(account);
        return next;
      }
      if (next === 'failed') {
        triedAt.set(access, now());
        return credentials;
      }
      // Before anything else is done with it: the old one is worth nothing any more.
      await writeSignIn(server, { account: account && { ...account, state: 'in' }, credentials: next });
      triedAt.delete(access);
      if (wasRefused) triedAt.set(next.access, now());
      return next;
    });

  return {
    async authorization() {
      const { account, credentials } = await readSignIn(server);
      if (!credentials) return account?.state === 'ended' ? { lacking: 'ended' } : null;
      if (credentials.kind === 'v1' || !isSpent(credentials, 0.5)) return headerOf(credentials);
      const next = await renew(credentials);
      if (next === 'left') return null;
      if (next === 'ended') return { lacking: 'ended' };
      // Its time is over and there is no new one yet: what is public can be read all the same.
      return next.kind === 'oauth' && next.access === credentials.access && isSpent(next, 1)
        ? { lacking: 'lapsed' }
        : headerOf(next);
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
        if (last.credentials && headerOf(last.credentials) === header) await end(last.account);
      });
    },
    keep: (account, credentials) => locks.request(LOCK, () => writeSignIn(server, { account, credentials })),
    async signOut() {
      const credentials = await locks.request(LOCK, async () => {
        const before = await readSignIn(server);
        await writeSignIn(server, { account: null, credentials: null });
        return before.credentials;
      });
      return credentials?.kind !== 'oauth' || revoke(credentials, fetch);
    },
    account: async () => (await readSignIn(server)).account,
    told: () =>
      locks.request(LOCK, async () => {
        const { account, credentials } = await readSignIn(server);
        if (account) await writeSignIn(server, { account: { ...account, told: true }, credentials });
      }),
  };
}
