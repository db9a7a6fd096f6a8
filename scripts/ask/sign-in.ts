import { sha1Hex } from '@/utils/account/oauth/sha1';
import { basicAuth } from '@/utils/trakt/basic-auth';

/** Who asks. Contains secrets: never part of a message. */
export type SignIn = { kind: 'password'; user: string; password: string } | { kind: 'token'; token: string };

/** Key of a message about an invalid sign-in. */
export type SignInProblem = 'ask_login_incomplete' | 'ask_login_v1_only' | 'ask_bad_token' | 'ask_login_unsafe';

interface Given {
  protocol: 'v1' | 'v2';
  origin: string;
  user: string | undefined;
  password: string | undefined;
  /** `LOOKOUT_TOKEN`: an access token of the current API. */
  token: string | undefined;
}

/** The sign-in from command line and environment; null: none. */
export function readSignIn({ protocol, origin, user, password, token }: Given): SignIn | null | SignInProblem {
  const signIn = protocol === 'v1' ? byPassword(user, password) : byToken(user ?? password, token);
  if (signIn === null || typeof signIn === 'string') return signIn;
  return isSafe(origin) ? signIn : 'ask_login_unsafe';
}

function byPassword(user: string | undefined, password: string | undefined): SignIn | null | SignInProblem {
  if (user === undefined && password === undefined) return null;
  return user && password ? { kind: 'password', user, password } : 'ask_login_incomplete';
}

function byToken(password: string | undefined, given: string | undefined): SignIn | null | SignInProblem {
  if (password !== undefined) return 'ask_login_v1_only';
  const token = given?.trim() ?? '';
  if (token === '') return null;
  // A header can contain no other characters.
  return /^[\x21-\x7e]+$/.test(token) ? { kind: 'token', token } : 'ask_bad_token';
}

/** Encrypted on the way, or not leaving this machine. */
function isSafe(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** The value of `Authorization`. */
export async function authorization(signIn: SignIn): Promise<string> {
  if (signIn.kind === 'token') return `Bearer ${signIn.token}`;
  return basicAuth(signIn.user, await sha1Hex(signIn.password));
}
