import type { ShowInfo } from '@/sandbox/catalog';
import { CACHE, type Endpoint, NOT_FOUND, type V2Answer, type V2Request } from './endpoint';
import { episodeObject, movieObject, seasonObject, showObject } from './objects';
import { paginate } from './paginate';

/** Titles by Trakt id, slug or IMDb id, as `/shows/:id` and `/movies/:id` take them. */
export function findShow({ world, params }: V2Request): ShowInfo | undefined {
  const id = params.id ?? '';
  return world.shows.find(({ ids }) => ids.slug === id || String(ids.trakt) === id || ids.imdb === id);
}

export function findSeason(request: V2Request) {
  return findShow(request)?.seasons.find(({ number }) => String(number) === request.params.season);
}

export function findEpisode(request: V2Request) {
  return findSeason(request)?.episodes.find(({ number }) => String(number) === request.params.episode);
}

const found = <T>(item: T | undefined, body: (item: T) => unknown): V2Answer =>
  item === undefined ? NOT_FOUND : { body: body(item) };

const summary = (path: string, handle: Endpoint['handle']): Endpoint => ({
  path,
  backend: 'workers',
  cache: CACHE.summary,
  handle,
});

export const showEndpoints: Endpoint[] = [
  {
    path: '/shows/trending',
    backend: 'workers',
    cache: CACHE.shared,
    handle(request) {
      const { rows, page } = paginate(request.world.shows, request.query, 10);
      const first = (page.page - 1) * page.limit;
      const body = rows.map((show, i) => ({ watchers: 900 - (first + i) * 31, show: showObject(show, request) }));
      return { body, page, headers: { 'x-trending-user-count': '9000' } };
    },
  },
  summary('/shows/:id', (request) => found(findShow(request), (show) => showObject(show, request))),
  summary('/movies/:id', (request) => {
    const id = request.params.id ?? '';
    const movie = request.world.movies.find(
      ({ ids }) => ids.slug === id || String(ids.trakt) === id || ids.imdb === id,
    );
    return found(movie, (m) => movieObject(m, request));
  }),
  // An unknown show or season is an empty list here, not a 404.
  summary('/shows/:id/seasons', (request) => {
    const seasons = findShow(request)?.seasons ?? [];
    const withEpisodes = request.extended.has('episodes');
    return {
      body: seasons.map((season) => ({
        ...seasonObject(season, request),
        ...(withEpisodes && { episodes: season.episodes.map((episode) => episodeObject(episode, request)) }),
      })),
    };
  }),
  summary('/shows/:id/seasons/:season/info', (request) =>
    found(findSeason(request), (season) => seasonObject(season, request)),
  ),
  summary('/shows/:id/seasons/:season', (request) => ({
    body: (findSeason(request)?.episodes ?? []).map((episode) => episodeObject(episode, request)),
  })),
  summary('/shows/:id/seasons/:season/episodes/:episode', (request) =>
    found(findEpisode(request), (episode) => episodeObject(episode, request)),
  ),
];
