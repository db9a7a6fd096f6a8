import type { Services } from '@/entrypoints/background/services';
import type { Show } from '@/utils/activity/media';
import type { FoundShow } from '@/utils/messaging/protocol';
import type { Handlers } from '@/utils/messaging/serve';
import { withSeasons, withSource } from '@/utils/settings/changes';
import type { Settings } from '@/utils/settings/settings';
import { sortSeasons } from '@/utils/sources/parse-seasons';
import { isSameShow } from '@/utils/sources/same-show';
import type { ShowSource } from '@/utils/sources/source';

type Deps = Pick<
  Services,
  'connection' | 'server' | 'lookUp' | 'loadScript' | 'pictures' | 'settings' | 'checkSoon' | 'now'
>;
type ShowCommands = 'searchShows' | 'lookupShow' | 'addShow' | 'changeSeasons' | 'picture';

/** Commands for finding, adding and changing shows. */
export function showCommands(services: Deps): Pick<Handlers, ShowCommands> {
  const { settings, now } = services;

  const isV1 = (current: Settings) => services.connection(current).protocol === 'v1';

  const toFound = ({ title: name, year, ids, poster }: Show, typed: string, v1: boolean): FoundShow => {
    // In a request, a number always means Trakt's id, even if a slug consists of digits.
    const slug = ids.slug && !/^\d+$/.test(ids.slug) ? ids.slug : undefined;
    const id = v1 ? (ids.tvdb ?? ids.slug) : (slug ?? ids.trakt);
    return { ref: String(id ?? typed), name, year, ids, poster };
  };

  return {
    async searchShows({ text }) {
      const current = await settings.read();
      const v1 = isV1(current);
      const { findShows, findShowV1 } = await services.loadScript('extras');
      const found = await services.lookUp(current, (trakt) => (v1 ? findShowV1 : findShows)(trakt, text));
      if (!found.ok) return found;
      return {
        ok: true,
        shows: found.value.map(({ show, season, typed }) => ({ ...toFound(show, typed, v1), season })),
      };
    },
    async lookupShow({ title }) {
      const current = await settings.read();
      const found = await services.lookUp(current, (trakt) => trakt.show(title));
      if (!found.ok) return found;
      const { show, seasons } = found.value;
      return { ok: true, show: toFound(show, title, isV1(current)), seasons };
    },
    async addShow({ show, seasons }) {
      const { ref, name, ids, poster } = show;
      const source: ShowSource = {
        kind: 'show',
        id: `show:${ref}`,
        ref,
        seasons: seasons === 'all' ? seasons : sortSeasons(seasons),
        name,
        ids,
        poster,
        paused: false,
        since: now(),
      };
      if (seasons.length === 0) return { ok: false, error: { kind: 'gone' } };
      const current = await settings.read();
      if (current.sources.some((each) => each.kind === 'show' && isSameShow(each, show))) {
        return { ok: false, error: { kind: 'already-watched', name } };
      }
      const after = await settings.changeAt(services.server(current), (before) => withSource(before, source));
      if (!after) return { ok: false, error: { kind: 'gone' } };
      services.checkSoon();
      return { ok: true, source };
    },
    async changeSeasons({ id, seasons }) {
      if (seasons.length === 0) return { ok: false, error: { kind: 'gone' } };
      const wanted = seasons === 'all' ? seasons : sortSeasons(seasons);
      const after = await settings.change((before) => withSeasons(before, id, wanted));
      services.checkSoon();
      const source = after.sources.find((each) => each.id === id);
      return source ? { ok: true, source } : { ok: false, error: { kind: 'gone' } };
    },
    async picture({ address }) {
      const found = await services.pictures.get({ key: address, address });
      return found.ok ? { ok: true, dataUrl: found.value } : found;
    },
  };
}
