import type { Services } from '@/entrypoints/background/services';
import { createSourceChanges } from '@/entrypoints/background/source-changes';
import type { Show } from '@/utils/activity/media';
import { err, ok, type Result } from '@/utils/lib/result';
import type { CommandError, FoundShow } from '@/utils/messaging/protocol';
import type { Handlers } from '@/utils/messaging/serve';
import { withSource } from '@/utils/settings/changes';
import { parseShow } from '@/utils/sources/parse-source';
import type { ShowSource } from '@/utils/sources/source';
import { putImage, readImage } from '@/utils/store/images';
import type { ActivityFeed } from '@/utils/trakt/activity-feed';
import { fetchImage } from '@/utils/trakt/images';

/** Which shows are watched: finding and adding them, and the pictures to choose by. */
export function showCommands(services: Services): Pick<Handlers, 'searchShows' | 'lookupShow' | 'addShow' | 'picture'> {
  const { env, settings, now } = services;
  const { apply, readSoon } = createSourceChanges(services);

  const feed = async (): Promise<Result<ActivityFeed, CommandError>> => {
    const clientId = services.clientId(await settings.read());
    return clientId === null ? err({ kind: 'no-client-id' }) : ok(services.feed(clientId));
  };
  const toFound = ({ title: name, year, ids, poster }: Show, typed: string): FoundShow => {
    const id = env.protocol === 'v1' ? (ids.tvdb ?? ids.slug) : (ids.slug ?? ids.trakt);
    return { title: String(id ?? typed), name, year, ids, poster };
  };

  return {
    async searchShows({ text }) {
      const trakt = await feed();
      if (!trakt.ok) return trakt;
      const named = parseShow(text) ?? (env.protocol === 'v1' ? { title: text.trim() } : null);
      if (!named) {
        const found = await trakt.value.searchShows(text.trim());
        return found.ok ? { ok: true, shows: found.value.map((show) => toFound(show, text)) } : found;
      }
      const found = await trakt.value.show(named.title, named.service);
      if (!found.ok) return found;
      return { ok: true, shows: [{ ...toFound(found.value.show, named.title), season: named.season }] };
    },
    async lookupShow({ title }) {
      const trakt = await feed();
      if (!trakt.ok) return trakt;
      const found = await trakt.value.show(title);
      return found.ok ? { ok: true, show: toFound(found.value.show, title), seasons: found.value.seasons } : found;
    },
    async addShow({ show, seasons }) {
      const { title, name, ids } = show;
      const source: ShowSource = {
        kind: 'show',
        id: `show:${title}`,
        title,
        seasons,
        name,
        ids,
        paused: false,
        since: now(),
      };
      if (seasons !== 'all' && seasons.length === 0) return { ok: false, error: { kind: 'gone' } };
      if ((await settings.read()).sources.some(({ id }) => id === source.id)) {
        return { ok: false, error: { kind: 'already-watched', name } };
      }
      await apply((before) => withSource(before, source));
      readSoon();
      return { ok: true, source };
    },
    async picture({ address }) {
      const db = await services.database();
      if (!db.ok) return db;
      const known = await readImage(db.value, address);
      if (known) return { ok: true, dataUrl: known };
      const image = await fetchImage(address, services.fetch, env.apiOrigin);
      if (!image.ok) return image;
      await putImage(db.value, address, image.value, now());
      return { ok: true, dataUrl: image.value };
    },
  };
}
