import { createDevice } from '@/entrypoints/background/device';
import { keepSignIn } from '@/entrypoints/background/keep-sign-in';
import type { Services } from '@/entrypoints/background/services';
import { createSourceChanges } from '@/entrypoints/background/source-changes';
import { HOUR } from '@/utils/lib/time';
import type { Handlers } from '@/utils/messaging/serve';
import { withExcept, withSource } from '@/utils/settings/changes';
import type { FollowingSource } from '@/utils/sources/source';
import { newStreamState, putStreamState } from '@/utils/store/stream-states';

type AccountCommands = 'signIn' | 'signInV1' | 'device' | 'signOut' | 'addFollowing' | 'setExcept' | 'people';

/** Who has signed in, and the people around them. */
export function accountCommands(services: Services): Pick<Handlers, AccountCommands> {
  const { connection, database, session, settings, now } = services;
  const { apply, readSoon } = createSourceChanges(services);

  const { device } = createDevice(services);

  return {
    device,
    async signIn({ authOrigin, clientId, redirect, access, refresh, lasts }) {
      const current = await settings.read();
      const trakt = connection(current);
      // Another server was chosen meanwhile: what is for the one must not go to the other.
      if (trakt.authOrigin !== authOrigin || trakt.clientId !== clientId) return { ok: false, error: { kind: 'gone' } };
      const kept = await keepSignIn(services, current, {
        kind: 'oauth',
        authOrigin,
        clientId,
        redirect,
        access,
        refresh,
        at: now(),
        lasts,
      });
      // What waits for a code has nothing to wait for any more.
      if (kept.ok) await device({ step: 'stop' });
      return kept;
    },
    async signInV1({ username, sha1 }) {
      return keepSignIn(services, await settings.read(), { kind: 'v1', username, sha1 });
    },
    async signOut() {
      const revoked = await (await session(await settings.read())).signOut();
      await services.changed();
      return { ok: true, revoked };
    },
    async addFollowing() {
      const current = await settings.read();
      const found = await services.lookUp(current, (trakt) => trakt.people('following'));
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
      const found = await services.lookUp(await settings.read(), (trakt) => trakt.people(circle));
      if (!found.ok) return found;
      return { ok: true, people: found.value.map(({ username, slug, name }) => ({ username, slug, name })) };
    },
  };
}
