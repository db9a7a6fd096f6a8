import { lastChanged, ratingsOf } from '@/sandbox/state';
import type { ItemRef } from '@/sandbox/world-spec';
import { CACHE, type Endpoint, NOT_FOUND, userEndpoint, type V2Request } from './endpoint';
import { isoSeconds, itemObjects } from './objects';
import { paginate } from './paginate';
import { typesOf } from './types';

/** Only here, seasons say how many episodes were aired. */
function withAired(objects: Record<string, unknown>, { type, show, season }: ItemRef, { world, now }: V2Request) {
  if (type !== 'season') return objects;
  const episodes = world.show(show ?? '')?.seasons.find(({ number }) => number === season)?.episodes ?? [];
  const aired = episodes.filter(({ firstAired }) => firstAired <= now).length;
  return { ...objects, season: { ...(objects.season as object), aired_episodes: aired } };
}

const ratings = (path: string): Endpoint =>
  userEndpoint({
    path,
    backend: 'rails',
    cache: CACHE.private,
    handle(person, request) {
      const { world, now, params, query } = request;
      const types = typesOf(params.type);
      if (types === undefined) return NOT_FOUND;
      const values = params.rating?.split(',').map(Number);
      const wanted = (type: string) => types?.includes(type) ?? true;
      const rows = ratingsOf(world, person.slug, now).filter(
        ({ event, item }) => wanted(item.type) && (values?.includes(event.rating ?? 0) ?? true),
      );
      // Pages only if the request asks for them.
      const asked = query.has('page') || query.has('limit');
      const cut = asked ? paginate(rows, query) : { rows, page: undefined };
      const body = cut.rows.map(({ event, item }) => ({
        rated_at: isoSeconds(event.happenedAt),
        rating: event.rating,
        type: item.type,
        ...withAired(itemObjects(world, item, request), item, request),
      }));
      const lastModified = lastChanged(world, person.slug, now, ['rating', 'unrate'], ({ type }) => wanted(type));
      return { body, page: cut.page, lastModified };
    },
  });

export const ratingsEndpoints: Endpoint[] = [
  ratings('/users/:id/ratings'),
  ratings('/users/:id/ratings/:type'),
  ratings('/users/:id/ratings/:type/:rating'),
];
