import type { Services } from '@/entrypoints/background/services';
import { err, ok, type Result } from '@/utils/lib/result';
import type { CommandError, FoundPerson } from '@/utils/messaging/protocol';
import type { Handlers } from '@/utils/messaging/serve';
import { withoutSource, withSource, withSourcePaused } from '@/utils/settings/changes';
import type { Settings } from '@/utils/settings/settings';
import { parseUser, userSlug } from '@/utils/sources/parse-source';
import type { MeSource, UserSource } from '@/utils/sources/source';
import type { Profile } from '@/utils/trakt/trakt-client';

type Deps = Pick<
  Services,
  'connection' | 'server' | 'database' | 'lookUp' | 'pictures' | 'settings' | 'checkSoon' | 'now'
>;
type SourceCommands = 'lookupUser' | 'addUser' | 'addMe' | 'removeSource' | 'restoreSource' | 'pauseSource';

/** Commands for people: looking up, adding, pausing, removing. */
export function sourceCommands(services: Deps): Pick<Handlers, SourceCommands> {
  const { settings, now } = services;
  const isV1 = (current: Settings) => services.connection(current).protocol === 'v1';

  const find = async (text: string, current: Settings, known?: FoundPerson): Promise<Result<Profile, CommandError>> => {
    const written = known ? text : parseUser(text);
    if (written === null) return err({ kind: 'not-a-user', text });
    const username = isV1(current) ? written : userSlug(written);
    const watched = current.sources.find(({ id }) => id === `user:${userSlug(written)}`);
    if (watched?.kind === 'user') return err({ kind: 'already-watched', name: watched.name ?? watched.username });
    return known ? ok(known) : services.lookUp(current, (trakt) => trakt.profile(username));
  };

  return {
    async lookupUser({ text }) {
      const current = await settings.read();
      const found = await find(text, current);
      if (!found.ok) return found;
      const { username, slug, name, private: isPrivate } = found.value;
      // The picture is optional.
      const avatar = await services.pictures.first([{ key: `avatar:${slug}`, address: found.value.avatar }]);
      return { ok: true, user: { username, slug, name, private: isPrivate, avatar } };
    },
    async addUser({ text, found: known }) {
      const current = await settings.read();
      const found = await find(text, current, known);
      if (!found.ok) return found;
      // Without a store nothing would ever be read for them, for example where the browser keeps no history.
      const store = await services.database(current);
      if (!store.ok) return err({ kind: 'store', reason: store.error.reason });
      const { username, slug, name } = found.value;
      const source: UserSource = {
        kind: 'user',
        id: `user:${userSlug(slug)}`,
        username: isV1(current) ? username : slug,
        name: name || username,
        paused: false,
        since: now(),
      };
      const after = await settings.changeAt(services.server(current), (before) => withSource(before, source));
      if (!after) return { ok: false, error: { kind: 'gone' } };
      services.checkSoon();
      return { ok: true, source };
    },
    async addMe() {
      const current = await settings.read();
      const source: MeSource = { kind: 'me', id: 'me', paused: false, since: now() };
      const after = await settings.changeAt(services.server(current), (before) => withSource(before, source));
      if (!after) return { ok: false, error: { kind: 'gone' } };
      services.checkSoon();
      return { ok: true, source: after.sources.find(({ id }) => id === source.id) ?? source };
    },
    async removeSource({ id }) {
      const current = await settings.read();
      const index = current.sources.findIndex((each) => each.id === id);
      const source = current.sources[index];
      const server = services.server(current);
      if (!source || !(await settings.changeAt(server, (before) => withoutSource(before, id))))
        return { ok: false, error: { kind: 'gone' } };
      return { ok: true, source, server, index };
    },
    async restoreSource({ source, server, index }) {
      const after = await settings.changeAt(server, (before) => withSource(before, source, index));
      if (!after) return { ok: false, error: { kind: 'gone' } };
      // A check while it was gone may have deleted its streams.
      services.checkSoon();
      return { ok: true };
    },
    async pauseSource({ id, paused }) {
      const after = await settings.change((before) => withSourcePaused(before, id, paused));
      if (!paused) services.checkSoon();
      return after.sources.some((source) => source.id === id) ? { ok: true } : { ok: false, error: { kind: 'gone' } };
    },
  };
}
