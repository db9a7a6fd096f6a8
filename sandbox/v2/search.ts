import { CACHE, type Endpoint, type V2Request } from './endpoint';
import { movieObject, showObject } from './objects';
import { paginate } from './paginate';

interface Hit {
  score: number;
  type: 'show' | 'movie';
  object: () => unknown;
  title: string;
}

function titles(request: V2Request): (Omit<Hit, 'score'> & { ids: Readonly<Record<string, unknown>> })[] {
  const { world } = request;
  return [
    ...world.shows.map((show) => ({
      type: 'show' as const,
      title: show.title,
      ids: { ...show.ids },
      object: () => showObject(show, request),
    })),
    ...world.movies.map((movie) => ({
      type: 'movie' as const,
      title: movie.title,
      ids: { ...movie.ids },
      object: () => movieObject(movie, request),
    })),
  ];
}

/** Trakt's scores exceed 2^53; so do these, so that no code relies on them. */
function scoreOf(title: string, query: string): number {
  const name = title.toLowerCase();
  if (name === query) return 578730123365187700;
  if (name.startsWith(query)) return 478730123365187700;
  return name.split(/\s+/).some((word) => word.startsWith(query)) || name.includes(query) ? 178730123365187700 : 0;
}

function row({ score, type, object }: Hit) {
  return { score, type, [type]: object() };
}

export const searchEndpoints: Endpoint[] = [
  {
    path: '/search/:service{trakt|imdb|tmdb|tvdb}/:id',
    backend: 'workers',
    cache: CACHE.summary,
    handle(request) {
      const { service = '', id = '' } = request.params;
      const types = request.query.get('type')?.split(',');
      const hits = titles(request).filter(
        ({ type, ids }) => String(ids[service]) === id && (types?.includes(type) ?? true),
      );
      return { body: hits.map((hit) => ({ [hit.type]: hit.object(), type: hit.type, score: 100 })) };
    },
  },
  {
    path: '/search/:types',
    backend: 'workers',
    cache: CACHE.counters,
    handle(request) {
      const types = (request.params.types ?? '').split(',');
      const query = (request.query.get('query') ?? '').trim().toLowerCase();
      const hits = titles(request)
        .filter(({ type }) => types.includes(type))
        .map((hit) => ({ ...hit, score: query === '' ? 0 : scoreOf(hit.title, query) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score);
      const { rows, page } = paginate(hits, request.query, 50);
      return { body: rows.map(row), page: { ...page, pages: Math.max(1, page.pages) } };
    },
  },
];
