import type { Account, Credentials, OAuthTokens } from '@/utils/account/account';
import { readSignIn, writeSignIn } from '@/utils/account/account-store';
import { refresh } from '@/utils/account/oauth/refresh';
import { HOUR, MINUTE, type Now } from '@/utils/lib/time';
import type { HttpOptions } from '@/utils/trakt/http';

/** Held during every change of a sign-in: two concurrent refreshes would end it. */
export const SIGN_IN_LOCK = 'lookout:sign-in';

/** Minimum time before a failed refresh is retried, or a new token that was refused at once is renewed; ms. */
const retryDelayOf = ({ lasts }: OAuthTokens) => Math.min(MINUTE, lasts / 4);

/** When each token was last tried without success. In memory only: a new worker may try again. */
const triedAt = new Map<string, number>();

/** Whether the access token may be sent. */
export const isUsable = (tokens: OAuthTokens, now: number) => !tokens.refused && now - tokens.at < tokens.lasts;

/**
 * Halfway through its lifetime, or after our clock was set back. A token that cannot be renewed is used until its end.
 */
export const isDue = (tokens: OAuthTokens, now: number) =>
  !isUsable(tokens, now) || (tokens.refresh !== null && (now < tokens.at || now - tokens.at >= tokens.lasts / 2));

function isTooSoon(tokens: OAuthTokens, now: number): boolean {
  const { access, retryAt = 0 } = tokens;
  const wait = retryAt - now;
  return now - (triedAt.get(access) ?? Number.NEGATIVE_INFINITY) < retryDelayOf(tokens) || (wait > 0 && wait <= HOUR);
}

/** Resets `notified` when the state changes, so that the next end is announced again. */
export const withState = (account: Account | null, state: Account['state']): Account | null =>
  account && (account.state === state ? account : { ...account, state, notified: undefined });

interface RenewalDeps {
  now: Now;
  fetch: HttpOptions['fetch'];
  locks: Pick<LockManager, 'request'>;
}

/** @returns the current credentials, whoever renewed them; `left` if the person has signed out meanwhile */
type Renew = (tokens: OAuthTokens, wasRefused?: boolean) => Promise<Credentials | 'ended' | 'left'>;

/** Renews the tokens of the sign-in at one server. */
export function createRenew(server: string, { now, fetch, locks }: RenewalDeps): Renew {
  const end = (account: Account | null, credentials: Credentials | null) =>
    writeSignIn(server, { account: withState(account, 'ended'), credentials });

  /** Stores what a failed attempt means for the next one. */
  const noteFailure = async (
    account: Account | null,
    tokens: OAuthTokens,
    { failure, wasRefused }: { failure: 'too-soon' | 'failed' | 'refused'; wasRefused: boolean },
  ): Promise<OAuthTokens | 'ended'> => {
    const kept: OAuthTokens = { ...tokens };
    if (wasRefused) kept.refused = true;
    if (failure === 'refused') kept.retryAt = now() + HOUR;
    if (failure === 'failed') triedAt.set(tokens.access, now());
    // The person is asked once; renewal is still retried.
    if (failure === 'refused' && !isUsable(kept, now())) {
      await end(account, kept);
      return 'ended';
    }
    if (wasRefused || failure === 'refused') await writeSignIn(server, { account, credentials: kept });
    return kept;
  };

  return ({ access }, wasRefused = false) =>
    locks.request(SIGN_IN_LOCK, async () => {
      const { account, credentials } = await readSignIn(server);
      // Another caller was faster.
      if (!credentials) return account ? 'ended' : 'left';
      if (credentials.kind !== 'oauth' || credentials.access !== access) return credentials;
      const next = isTooSoon(credentials, now()) ? 'too-soon' : await refresh(credentials, fetch, now);
      if (next === 'ended') {
        await end(account, null);
        return next;
      }
      if (typeof next === 'string') return noteFailure(account, credentials, { failure: next, wasRefused });
      // Stored before anything else happens: the old token is no longer valid.
      await writeSignIn(server, { account: withState(account, 'in'), credentials: next });
      triedAt.delete(access);
      if (wasRefused) triedAt.set(next.access, now());
      return next;
    });
}
