import { collectionOf, lastChanged, type Shelved } from '@/sandbox/state';
import { CACHE, type Endpoint, userEndpoint, type V2Request } from './endpoint';
import { isoSeconds, itemObjects, showObject } from './objects';
import { paginate } from './paginate';

const METADATA = {
  media_type: 'digital',
  resolution: 'hd_1080p',
  hdr: null,
  audio: null,
  audio_channels: null,
  '3d': false,
};

const flat = (kind: 'movies' | 'episodes'): Endpoint =>
  userEndpoint({
    path: `/users/:id/collection/${kind}`,
    backend: 'workers',
    cache: CACHE.shared,
    handle(person, request) {
      const all = collectionOf(request.world, person.slug, request.now);
      const { rows, page } = paginate(
        all.filter(({ item }) => `${item.type}s` === kind),
        request.query,
      );
      const body = rows.map(({ event, item }) => ({
        type: item.type,
        collected_at: isoSeconds(event.happenedAt),
        updated_at: isoSeconds(event.at),
        ...itemObjects(request.world, item, request),
        available_on: [],
        metadata: METADATA,
      }));
      return { body, page };
    },
  });

/** Rows of one show, grouped by season. */
function collectedShow(rows: Shelved[], slug: string, request: V2Request) {
  const show = request.world.show(slug);
  const newest = rows[0]?.event;
  const numbers = [...new Set(rows.map(({ item }) => item.season ?? 0))].sort((a, b) => a - b);
  return {
    last_collected_at: isoSeconds(newest?.happenedAt ?? 0),
    last_updated_at: isoSeconds(newest?.at ?? 0),
    ...(show && { show: showObject(show, request) }),
    seasons: numbers.map((number) => ({
      number,
      episodes: rows
        .filter(({ item }) => item.season === number)
        .map(({ event, item }) => ({ number: item.episode, collected_at: isoSeconds(event.happenedAt) }))
        .sort((a, b) => (a.number ?? 0) - (b.number ?? 0)),
    })),
  };
}

export const collectionEndpoints: Endpoint[] = [
  flat('movies'),
  flat('episodes'),
  userEndpoint({
    path: '/users/:id/collection/shows',
    backend: 'rails',
    cache: CACHE.private,
    handle(person, request) {
      const { world, now } = request;
      const rows = collectionOf(world, person.slug, now).filter(({ item }) => item.type === 'episode');
      const slugs = [...new Set(rows.map(({ item }) => item.show ?? ''))];
      const cut = paginate(slugs, request.query);
      const body = cut.rows.map((slug) =>
        collectedShow(
          rows.filter(({ item }) => item.show === slug),
          slug,
          request,
        ),
      );
      const changes = ['collection', 'uncollect'];
      const lastModified = lastChanged(world, person.slug, now, changes, ({ type }) => type === 'episode');
      return { body, page: cut.page, lastModified };
    },
  }),
];
