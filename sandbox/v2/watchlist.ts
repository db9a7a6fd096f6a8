import { watchlistOf } from '@/sandbox/state';
import { type Endpoint, NOT_FOUND, userEndpoint } from './endpoint';
import { isoSeconds, itemObjects } from './objects';
import { paginate } from './paginate';
import { sortItems } from './sorted';
import { typesOf } from './types';

const WATCHLIST_ID_BASE = 750_000_000;

const watchlist = (path: string): Endpoint =>
  userEndpoint({
    path,
    backend: 'workers',
    cache: null,
    plainType: true,
    handle(person, request) {
      const types = typesOf(request.params.type);
      if (types === undefined) return NOT_FOUND;
      const sorted = sortItems(watchlistOf(request.world, person.slug, request.now), request);
      // As recorded: pages and counts are those of the whole watchlist; the type filter is applied to each page.
      const { rows, page } = paginate(sorted.rows, request.query);
      const body = rows
        .filter(({ item }) => types?.includes(item.type) ?? true)
        .map(({ event, item, rank }) => ({
          type: item.type,
          ...itemObjects(request.world, item, request),
          rank,
          id: WATCHLIST_ID_BASE + event.id,
          listed_at: isoSeconds(event.happenedAt),
          notes: null,
        }));
      return { body, page, headers: sorted.headers };
    },
  });

export const watchlistEndpoints: Endpoint[] = [
  watchlist('/users/:id/watchlist'),
  watchlist('/users/:id/watchlist/:type'),
  watchlist('/users/:id/watchlist/:type/:sortBy'),
  watchlist('/users/:id/watchlist/:type/:sortBy/:sortHow'),
];
