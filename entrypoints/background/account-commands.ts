import { createDevice } from '@/entrypoints/background/device';
import { keepSignIn, type SignInDeps } from '@/entrypoints/background/keep-sign-in';
import type { Services } from '@/entrypoints/background/services';
import { ok } from '@/utils/lib/result';
import { HOUR } from '@/utils/lib/time';
import type { Handlers } from '@/utils/messaging/serve';
import { withLeftOut, withSource } from '@/utils/settings/changes';
import type { FollowingSource } from '@/utils/sources/source';
import { newStreamState, putStreamState } from '@/utils/store/stream-states';

type Deps = SignInDeps & Pick<Services, 'connection' | 'loadScript' | 'locks' | 'fetch' | 'refreshBrowserUi'>;
type AccountCommands = 'signIn' | 'signInV1' | 'device' | 'signOut' | 'addFollowing' | 'leaveOut' | 'people';

/** Commands for the sign-in and for the people one follows. */
export function accountCommands(services: Deps): Pick<Handlers, AccountCommands> {
  const { connection, database, session, settings, now } = services;
  const { device } = createDevice(services);

  return {
    device,
    async signIn(answer) {
      const current = await settings.read();
      const { authOrigin, clientId } = connection(current);
      // Another server was chosen meanwhile: a code for one must not be sent to the other.
      if (answer.authOrigin !== authOrigin || answer.clientId !== clientId)
        return { ok: false, error: { kind: 'gone' } };
      // During a wait, Trakt could not say which account the tokens belong to, so none are requested.
      const free = await services.lookUp(current, async () => ok(null));
      if (!free.ok) return free;
      const { exchangeCode, revoke } = await services.loadScript('extras');
      const made = await exchangeCode(answer, services.fetch, now);
      if (!made.ok) return { ok: true, signIn: { kind: 'failed', problem: made.error } };
      const { tokens, clockAhead } = made.value;
      const kept = await keepSignIn(services, current, tokens);
      if (!kept.ok) {
        await revoke(tokens, services.fetch);
        return kept;
      }
      // A pending sign-in by code is obsolete.
      await device({ step: 'stop' });
      return { ok: true, signIn: { kind: 'done', account: kept.account, clockAhead } };
    },
    async signInV1({ username, sha1 }) {
      return keepSignIn(services, await settings.read(), { kind: 'v1', username, sha1 });
    },
    async signOut() {
      const revoked = await (await session(await settings.read())).signOut();
      await services.refreshBrowserUi();
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
      // Stored like a read of the list, so the next round reads each of these people.
      await putStreamState(db.value, {
        ...newStreamState('follows'),
        sourceIds: [source.id],
        cursor: { people },
        lastRead: now(),
        lastGoodRead: now(),
        nextDue: now() + HOUR,
      });
      const after = await settings.changeAt(services.server(current), (before) => withSource(before, source));
      if (!after) return { ok: false, error: { kind: 'gone' } };
      services.checkSoon();
      const kept = after.sources.find(({ id }) => id === source.id) ?? source;
      return { ok: true, source: kept, people: people.length };
    },
    async leaveOut({ slug, out }) {
      await settings.change((before) => withLeftOut(before, slug, out));
      services.checkSoon();
      return { ok: true };
    },
    async people({ circle }) {
      const found = await services.lookUp(await settings.read(), (trakt) => trakt.people(circle));
      if (!found.ok) return found;
      return { ok: true, people: found.value.map(({ avatar: _, ...person }) => person) };
    },
  };
}
