import type { Services } from '@/entrypoints/background/services';
import { createSourceChanges } from '@/entrypoints/background/source-changes';
import type { Account, Credentials } from '@/utils/account/account';
import { HOUR } from '@/utils/lib/time';
import type { CommandError } from '@/utils/messaging/protocol';
import type { Handlers } from '@/utils/messaging/serve';
import { withExcept, withSource } from '@/utils/settings/changes';
import type { Settings } from '@/utils/settings/settings';
import type { FollowingSource } from '@/utils/sources/source';
import { newStreamState, putStreamState } from '@/utils/store/stream-states';
import { wakeStreams } from '@/utils/store/wake-streams';
import { basicAuth } from '@/utils/trakt/basic-auth';

type AccountCommands = 'signIn' | 'signInV1' | 'signOut' | 'addFollowing' | 'setExcept' | 'people';

/** Who has signed in, and the people around them. */
export function accountCommands(services: Services): Pick<Handlers, AccountCommands> {
  const { connection, database, session, settings, now } = services;
  const { apply, readSoon } = createSourceChanges(services);
  const noKey = { ok: false as const, error: { kind: 'no-client-id' } satisfies CommandError };

  /** Asks the server who it is that has signed in, and keeps that with what it takes to ask again. */
  const keep = async (current: Settings, credentials: Credentials, header: string, username?: string) => {
    const feed = services.feed(current, { auth: async () => header });
    if (!feed) return noKey;
    const me = await feed.me();
    if (!me.ok) return me;
    const { kind } = credentials;
    const login = username ?? '';
    const { slug, name, avatar, ...who } = me.value ?? { username: login, slug: login.toLowerCase() };
    const account: Account = { kind, username: who.username, slug, name, avatar, since: now(), state: 'in' };
    await (await session(current)).keep(account, credentials);
    await apply((before) => (before.self === null ? { ...before, self: account.slug } : before));
    const db = await database(current);
    if (db.ok) await wakeStreams(db.value);
    readSoon();
    return { ok: true as const, account };
  };

  return {
    async signIn({ authOrigin, clientId, redirect, access, refresh, lasts }) {
      const current = await settings.read();
      const trakt = connection(current);
      // Another server was chosen meanwhile: what is for the one must not go to the other.
      if (trakt.authOrigin !== authOrigin || trakt.clientId !== clientId) return { ok: false, error: { kind: 'gone' } };
      const credentials: Credentials = {
        kind: 'oauth',
        authOrigin,
        clientId,
        redirect,
        access,
        refresh,
        at: now(),
        lasts,
      };
      return keep(current, credentials, `Bearer ${access}`);
    },
    async signInV1({ username, sha1 }) {
      return keep(await settings.read(), { kind: 'v1', username, sha1 }, basicAuth(username, sha1), username);
    },
    async signOut() {
      const revoked = await (await session(await settings.read())).signOut();
      await services.changed();
      return { ok: true, revoked };
    },
    async addFollowing() {
      const current = await settings.read();
      const feed = services.feed(current);
      if (!feed) return noKey;
      const found = await feed.people('following');
      if (!found.ok) return found;
      const source: FollowingSource = { kind: 'following', id: 'following', except: [], paused: false, since: now() };
      const db = await database(current);
      if (!db.ok) return db;
      const people = found.value.map(({ slug, username, name }) => ({ slug, username, name }));
      // As though read in a round: the next one then reads each of them.
      await putStreamState(db.value, {
        ...newStreamState('follows'),
        sourceIds: [source.id],
        cursor: { people },
        covered: { [source.id]: { since: source.since, cells: [] } },
        lastRead: now(),
        lastGoodRead: now(),
        nextDue: now() + HOUR,
      });
      const after = await apply((before) => withSource(before, source));
      readSoon();
      const kept = after.sources.find(({ id }) => id === source.id) ?? source;
      return { ok: true, source: kept, people: people.length };
    },
    async setExcept({ except }) {
      await apply((before) => withExcept(before, except));
      readSoon();
      return { ok: true };
    },
    async people({ circle }) {
      const feed = services.feed(await settings.read());
      if (!feed) return noKey;
      const found = await feed.people(circle);
      if (!found.ok) return found;
      return { ok: true, people: found.value.map(({ username, slug, name }) => ({ username, slug, name })) };
    },
  };
}
