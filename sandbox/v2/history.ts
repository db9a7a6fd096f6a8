import { lastChanged, playsOf } from '@/sandbox/state';
import { CACHE, type Endpoint, NOT_FOUND, userEndpoint } from './endpoint';
import { iso, itemObjects } from './objects';
import { paginate } from './paginate';

const KINDS = ['movies', 'shows', 'seasons', 'episodes'];
const ACTIONS: Readonly<Record<string, string>> = { scrobble: 'scrobble', checkin: 'checkin', seen: 'watch' };

/** The `start_at` and `end_at` filters compare the time watched, so they miss what was back-dated. */
function timeOf(query: URLSearchParams, name: string, fallback: number): number {
  const time = Date.parse(query.get(name) ?? '');
  return Number.isNaN(time) ? fallback : time;
}

const history = (path: string): Endpoint =>
  userEndpoint({
    path,
    backend: 'rails',
    cache: CACHE.private,
    handle(person, request) {
      const { world, now, params, query } = request;
      const { type, item } = params;
      if (type !== undefined && !KINDS.includes(type)) return NOT_FOUND;
      const kind = type === 'movies' ? 'movie' : type === undefined ? null : 'episode';
      const start = timeOf(query, 'start_at', Number.NEGATIVE_INFINITY);
      const end = timeOf(query, 'end_at', Number.POSITIVE_INFINITY);
      const wanted = (id: number | undefined) => item === undefined || String(id) === item;
      const plays = playsOf(world, person.slug, now).filter(({ event, episode, watchedAt }) => {
        if ((kind !== null && event.type !== kind) || watchedAt < start || watchedAt > end) return false;
        if (item === undefined) return true;
        if (event.movie !== undefined) return wanted(world.movie(event.movie)?.ids.trakt);
        const show = world.show(event.show ?? '');
        const season = show?.seasons.find(({ number }) => number === event.season);
        if (type === 'shows') return wanted(show?.ids.trakt);
        if (type === 'seasons') return wanted(season?.ids.trakt);
        return wanted(season?.episodes.find(({ number }) => number === episode)?.ids.trakt);
      });
      const { rows, page } = paginate(plays, query);
      const body = rows.map(({ id, event, episode, watchedAt }) => ({
        id,
        watched_at: iso(watchedAt),
        action: ACTIONS[event.action],
        type: event.type,
        ...itemObjects(world, episode === undefined ? event : { ...event, episode }, request),
      }));
      const changes = ['scrobble', 'checkin', 'seen', 'unseen'];
      const lastModified = lastChanged(world, person.slug, now, changes, (e) => kind === null || e.type === kind);
      return { body, page, lastModified };
    },
  });

export const historyEndpoints: Endpoint[] = [
  history('/users/:id/history'),
  history('/users/:id/history/:type'),
  history('/users/:id/history/:type/:item'),
];
