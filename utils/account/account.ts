/** Who has signed in at a server, as pages may know it: nothing here is secret. */
export interface Account {
  kind: 'oauth' | 'v1';
  username: string;
  slug: string;
  name?: string | undefined;
  /** Picture at Trakt. */
  avatar?: string | undefined;
  /** When the person signed in, ms UTC. */
  since: number;
  /** `ended`: Trakt takes the sign-in no longer; the person has to sign in again. */
  state: 'in' | 'ended';
  /** Whether the person was told that it has ended: once is enough. */
  notified?: boolean | undefined;
}

/** In `storage.local`: {@link Account} by `serverKey`. */
export const ACCOUNTS_KEY = 'accounts';
/** In session storage: another value whenever the accounts were written. */
export const ACCOUNTS_SIGNAL = 'accounts';

/**
 * In `storage.local`: {@link Credentials} by `serverKey`. Read by the background and by nothing else; never part of
 * settings, exports, sync, diagnostics or logs, and never sent anywhere but to the server it came from.
 */
export const TOKENS_KEY = 'tokens';

export type Credentials = OAuthTokens | V1Login;

export interface OAuthTokens {
  kind: 'oauth';
  /** Origin of the server that gave them and that alone may have the refresh token back. */
  authOrigin: string;
  clientId: string;
  redirect: string;
  access: string;
  /** Single use: each refresh gives another, and using one twice ends the session. Null: there is none. */
  refresh: string | null;
  /** When they came, by our clock, ms UTC. */
  at: number;
  /** How long the access token is good from then on, ms. */
  lasts: number;
  /** The server did not take the access token any more, though its time is not over; nothing is sent with it again. */
  refused?: boolean | undefined;
  /** The server would not renew it, and did not say that it has ended either: not asked again before, ms UTC. */
  retryAt?: number | undefined;
}

/** The original API knows no tokens. */
export interface V1Login {
  kind: 'v1';
  username: string;
  /** SHA-1 of the password in hex: the only form in which it is ever held. */
  sha1: string;
}

/** What the sign-in window brought, on its way from the page to the background, and what it takes to make tokens of it. */
export interface SignInAnswer extends Pick<OAuthTokens, 'authOrigin' | 'clientId' | 'redirect'> {
  /** Of PKCE: shows that whoever has the code is who asked for it. */
  verifier: string;
  /** What was asked with: an answer that names another belongs to somebody else's question. */
  state: string;
  /** The address that the server sent the window back to, with its code or its no. */
  back: string;
}

/** What can go wrong while somebody signs in; each has words of its own, see `components/options/account/sign-in-words`. */
export type SignInProblem =
  /** The window was closed, or showed something that could not be answered. */
  | { kind: 'cancelled' }
  /** The person, or Trakt, said no. */
  | { kind: 'denied' }
  /** What came back does not belong to what was asked: somebody may have meddled with it. */
  | { kind: 'wrong-state' }
  /** The code was too old, or used before. */
  | { kind: 'expired' }
  /** Trakt wants more proof of this application than one without a secret can give. */
  | { kind: 'wants-secret' }
  /** The request itself was refused: the application is set up otherwise. */
  | { kind: 'refused'; code: string }
  | { kind: 'offline' }
  | { kind: 'server'; status: number };

/** How it ended, as pages may know it. `clockAhead`: of our clock before the server's, ms; null where it did not say. */
export type SignInView =
  | { kind: 'done'; account: Account; clockAhead: number | null }
  | { kind: 'failed'; problem: SignInProblem };

/** How signing in by a code can end without a sign-in. */
export type DeviceProblem =
  /** The person, or Trakt, said no. */
  | { kind: 'denied' }
  /** Nobody typed the code in while it was good, or it was used before. */
  | { kind: 'expired' }
  /** The server gives codes to nobody, or tokens for them only to those who have a secret. */
  | { kind: 'wants-secret' }
  | { kind: 'offline' }
  | { kind: 'server'; status: number };

/**
 * `start` asks for a code unless one is being waited for; `ask` looks how it stands, and asks when it is time; `stop` ends
 * it. `look` is `ask` for a page that opens: where nobody waits, it finds out whether the server does this at all.
 */
export type DeviceStep = 'look' | 'start' | 'ask' | 'stop';

/** How it stands, as pages may know it; null: nothing is under way. Times in ms, `expiresAt` by our clock. */
export type DeviceView =
  | null
  | { kind: 'waiting'; userCode: string; url: string; expiresAt: number; interval: number }
  | { kind: 'failed'; problem: DeviceProblem }
  | { kind: 'done'; account: Account };
