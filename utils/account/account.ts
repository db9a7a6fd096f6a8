/** The signed-in account at a server, as pages may see it: contains no secrets. */
export interface Account {
  kind: 'oauth' | 'v1';
  username: string;
  slug: string;
  name?: string | undefined;
  /** URL of the avatar at Trakt. */
  avatar?: string | undefined;
  /** When the person signed in, ms UTC. */
  since: number;
  /** `ended`: Trakt no longer accepts the sign-in, and the person has to sign in again. */
  state: 'in' | 'ended';
  /** Whether the person was notified that it has ended, which happens once. */
  notified?: boolean | undefined;
}

/** In `storage.local`: {@link Account} by `serverKey`. */
export const ACCOUNTS_KEY = 'accounts';
/** In session storage: changes with every write of the accounts. */
export const ACCOUNTS_SIGNAL = 'accounts';

/**
 * In `storage.local`: {@link Credentials} by `serverKey`. Only the background reads it. Never part of settings,
 * exports, sync, diagnostics or logs, and never sent anywhere but to the server it came from.
 */
export const TOKENS_KEY = 'tokens';

export type Credentials = OAuthTokens | V1Login;

export interface OAuthTokens {
  kind: 'oauth';
  /** Origin of the server that issued them, the only one the refresh token may be sent to. */
  authOrigin: string;
  clientId: string;
  redirect: string;
  access: string;
  /** Single use: each refresh returns a new one, and using one twice ends the session. Null if there is none. */
  refresh: string | null;
  /** When they arrived, by our clock, ms UTC. */
  at: number;
  /** Lifetime of the access token from then on, ms. */
  lasts: number;
  /** The server rejected the access token before its time was over; it is not sent again. */
  refused?: boolean | undefined;
  /** The server would not renew it, but did not say that it has ended. No further attempt before this time, ms UTC. */
  retryAt?: number | undefined;
}

/** The original API has no tokens. */
interface V1Login {
  kind: 'v1';
  username: string;
  /** SHA-1 of the password in hex: the only form in which it is stored. */
  sha1: string;
}

/**
 * The result of the sign-in window and what the exchange for tokens needs, as the page sends them to the background.
 */
export interface SignInAnswer extends Pick<OAuthTokens, 'authOrigin' | 'clientId' | 'redirect'> {
  /** PKCE code verifier: proves that whoever has the code also requested it. */
  verifier: string;
  /** The state that was sent: an answer with a different one belongs to somebody else's request. */
  state: string;
  /** The redirect URL of the server's answer, with a code or an error. Null if the window ended without one. */
  back: string | null;
}

/** What can go wrong during a sign-in. Each has its own message, see `components/options/account/sign-in-words`. */
export type SignInProblem =
  /** The window was closed, or showed something that could not be answered. */
  | { kind: 'cancelled' }
  /** The person, or Trakt, refused. */
  | { kind: 'denied' }
  /** The answer does not match the request: it may have been tampered with. */
  | { kind: 'wrong-state' }
  /** The code was too old, or had been used. */
  | { kind: 'expired' }
  /** Trakt requires a secret, which this application cannot have. */
  | { kind: 'wants-secret' }
  /** The request itself was rejected: the application is set up differently. */
  | { kind: 'refused'; code: string }
  | { kind: 'offline' }
  | { kind: 'server'; status: number };

/**
 * The outcome of a sign-in, as pages may see it. `clockAhead`: how far our clock is ahead of the server's, ms; null if
 * the server gave no time.
 */
export type SignInView =
  | { kind: 'done'; account: Account; clockAhead: number | null }
  | { kind: 'failed'; problem: SignInProblem };

/** How signing in by code can fail. */
export type DeviceProblem =
  /** The person, or Trakt, refused. */
  | { kind: 'denied' }
  /** Nobody entered the code in time, or it had been used. */
  | { kind: 'expired' }
  /** The server issues no codes, or tokens only to those who have a secret. */
  | { kind: 'wants-secret' }
  | { kind: 'offline' }
  | { kind: 'server'; status: number };

/**
 * `start` requests a code unless one is pending; `ask` returns the current state, and polls the server when due; `stop`
 * ends it. `look` is `ask` for a page that opens: if no code is pending, it also finds out whether the server supports
 * signing in by code.
 */
export type DeviceStep = 'look' | 'start' | 'ask' | 'stop';

/** The current state, as pages may see it; null if nothing is in progress. Times in ms, `expiresAt` by our clock. */
export type DeviceView =
  | null
  | { kind: 'waiting'; userCode: string; url: string; expiresAt: number; interval: number }
  | { kind: 'failed'; problem: DeviceProblem }
  | { kind: 'done'; account: Account };
