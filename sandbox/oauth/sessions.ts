import { randomBytes } from 'node:crypto';
import type { OAuthSettings } from './settings';

/** A sign-in: one person, one application, one current pair of tokens. */
export interface Session {
  user: string;
  client: string;
  access: string;
  /** Single use: each refresh issues another. */
  refresh: string;
  /** ms UTC. */
  createdAt: number;
  expiresAt: number;
  alive: boolean;
  refreshes: number;
}

/** A code on its way from the page of consent to the token address. */
interface Grant {
  user: string;
  client: string;
  redirect: string;
  /** S256 of the verifier. */
  challenge: string;
  expiresAt: number;
  used: boolean;
}

interface Device {
  client: string;
  userCode: string;
  expiresAt: number;
  askedAt: number;
  state: 'pending' | 'approved' | 'denied' | 'used';
  user: string;
}

export interface Sessions {
  readonly grants: Map<string, Grant>;
  readonly devices: Map<string, Device>;
  /** Everyone who ever signed in. */
  readonly all: readonly Session[];
  /** Every token ever issued, for tests that search for leaks. */
  readonly issued: readonly string[];
  open(user: string, client: string): Session;
  /** The next pair, or null: reusing a token ends the session, because one of the two users may be a thief. */
  renew(refresh: string, client: string): Session | null;
  /** Ends the session of either token; unknown tokens are ignored. */
  revoke(token: string): void;
  /** The owner of this access token, if it is valid and was sent with the client ID it was issued for. */
  userOf(access: string, client: string): string | null;
  /** Issues a token that never expires. */
  give(access: string, user: string): void;
}

export const secret = (kind: string) => `sandbox-${kind}-${randomBytes(18).toString('base64url')}`;

export function createSessions(settings: OAuthSettings, clock: () => number): Sessions {
  const all: Session[] = [];
  const used = new Map<string, Session>();
  const given = new Map<string, string>();
  const issued: string[] = [];
  const fill = (session: Session) => {
    session.access = secret('access');
    session.refresh = secret('refresh');
    session.createdAt = clock();
    session.expiresAt = clock() + settings.accessSeconds * 1000;
    issued.push(session.access, session.refresh);
    return session;
  };
  return {
    grants: new Map(),
    devices: new Map(),
    all,
    issued,
    open(user, client) {
      const empty = { access: '', refresh: '', createdAt: 0, expiresAt: 0 };
      const session = fill({ user, client, ...empty, alive: true, refreshes: 0 });
      all.push(session);
      return session;
    },
    renew(refresh, client) {
      const before = used.get(refresh);
      if (before) before.alive = false;
      const session = all.find((each) => each.alive && each.refresh === refresh && each.client === client);
      if (!session) return null;
      used.set(refresh, session);
      session.refreshes += 1;
      return fill(session);
    },
    revoke(token) {
      for (const session of all) if (session.access === token || session.refresh === token) session.alive = false;
      given.delete(token);
    },
    userOf(access, client) {
      const session = all.find(
        (each) => each.alive && each.access === access && each.client === client && clock() < each.expiresAt,
      );
      return session?.user ?? given.get(access) ?? null;
    },
    give: (access, user) => void given.set(access, user),
  };
}
