import { collectionOf, commentsOf, listsOf, playsOf, ratingsOf, watchingOf } from '@/sandbox/state';
import { worldItemKey } from '@/sandbox/world-event';
import type { ItemRef } from '@/sandbox/world-spec';
import { CACHE, type Endpoint, NOT_FOUND, userEndpoint, type V2Answer, type V2Request } from './endpoint';
import { userObject } from './objects';
import { findEpisode, findSeason, findShow } from './shows';

type Ref = Omit<ItemRef, 'type'>;

/** True if `part` is `whole`, or belongs to it. */
function isWithin(part: Ref, whole: Ref): boolean {
  if (whole.movie !== undefined) return part.movie === whole.movie;
  if (part.show !== whole.show) return false;
  if (whole.season !== undefined && part.season !== whole.season) return false;
  return whole.episode === undefined || part.episode === whole.episode;
}

const count = (rating: number, values: number[]) => values.filter((value) => value === rating).length;

function distributionOf(values: number[]) {
  return Object.fromEntries(Array.from({ length: 10 }, (_, i) => [i + 1, count(i + 1, values)]));
}

/** Counts everybody, private people too: nobody is named. */
function stats(ref: Ref, { world, now }: V2Request): V2Answer {
  const key = worldItemKey(ref);
  const exact = (rows: { item: ItemRef }[]) => rows.filter(({ item }) => worldItemKey(item) === key).length;
  const people = world.people
    .filter(({ deleted }) => !deleted)
    .map(({ slug }) => ({
      plays: playsOf(world, slug, now).filter(({ event, episode }) =>
        isWithin(episode === undefined ? event : { ...event, episode }, ref),
      ).length,
      collected: collectionOf(world, slug, now).filter(({ item }) => isWithin(item, ref)).length,
      comments: exact(commentsOf(world, slug, now)),
      lists: listsOf(world, slug, now).filter(({ items }) => exact(items) > 0).length,
      votes: exact(ratingsOf(world, slug, now)),
    }));
  type Counter = keyof (typeof people)[number];
  const sum = (counter: Counter) => people.reduce((total, person) => total + person[counter], 0);
  const having = (counter: Counter) => people.filter((person) => person[counter] > 0).length;
  return {
    body: {
      watchers: having('plays'),
      plays: sum('plays'),
      collectors: having('collected'),
      collected_episodes: sum('collected'),
      comments: sum('comments'),
      lists: sum('lists'),
      votes: sum('votes'),
      favorited: 0,
      recommended: 0,
    },
  };
}

function ratings(ref: Ref, { world, now }: V2Request): V2Answer {
  const key = worldItemKey(ref);
  const values = world.people.flatMap(({ slug }) =>
    ratingsOf(world, slug, now)
      .filter(({ item }) => worldItemKey(item) === key)
      .map(({ event }) => event.rating ?? 0),
  );
  const rating = values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
  return { body: { rating, votes: values.length, distribution: distributionOf(values) } };
}

/** Who is watching it right now, latest start first: only people. */
function watching(ref: Ref, request: V2Request): V2Answer {
  const { world, now } = request;
  const people = world.people.filter((person) => !person.private && !person.deleted);
  const rows = people.flatMap((person) => {
    const event = watchingOf(world, person.slug, now);
    return event && isWithin(event, ref) ? [{ person, at: event.happenedAt }] : [];
  });
  return { body: rows.sort((a, b) => b.at - a.at).map(({ person }) => userObject(person, request)) };
}

interface Level {
  path: string;
  find(request: V2Request): Ref | undefined;
}

const SHOW: Level = {
  path: '/shows/:id',
  find(request) {
    const show = findShow(request)?.ids.slug;
    return show === undefined ? undefined : { show };
  },
};
const SEASON: Level = {
  path: '/shows/:id/seasons/:season',
  find(request) {
    const season = findSeason(request)?.number;
    return season === undefined ? undefined : { ...SHOW.find(request), season };
  },
};
const EPISODE: Level = {
  path: '/shows/:id/seasons/:season/episodes/:episode',
  find(request) {
    const episode = findEpisode(request)?.number;
    return episode === undefined ? undefined : { ...SEASON.find(request), episode };
  },
};
const MOVIE: Level = {
  path: '/movies/:id',
  find({ world, params }) {
    const movie = world.movies.find(({ ids }) => [ids.slug, String(ids.trakt), ids.imdb].includes(params.id ?? ''));
    return movie && { movie: movie.ids.slug };
  },
};

function at(
  level: Level,
  name: string,
  answer: typeof stats,
  { backend, cache }: Pick<Endpoint, 'backend' | 'cache'>,
): Endpoint {
  const handle = (request: V2Request) => {
    const ref = level.find(request);
    return ref ? answer(ref, request) : NOT_FOUND;
  };
  return { path: `${level.path}/${name}`, backend, cache, handle };
}

const PART = { backend: 'workers', cache: CACHE.watchingPart } as const;
const WHOLE = { backend: 'rails', cache: CACHE.watchingTitle } as const;

export const counterEndpoints: Endpoint[] = [
  ...[SHOW, SEASON, EPISODE, MOVIE].flatMap((level) => [
    at(level, 'watching', watching, level === SHOW || level === MOVIE ? WHOLE : PART),
    at(level, 'stats', stats, { backend: 'workers', cache: CACHE.counters }),
    at(level, 'ratings', ratings, { backend: 'rails', cache: CACHE.comments }),
  ]),
  userEndpoint({
    path: '/users/:id/stats',
    backend: 'rails',
    cache: CACHE.private,
    handle(person, { world, now: today, nature }) {
      const now = today - nature.statsLagMs;
      const plays = playsOf(world, person.slug, now);
      const rated = ratingsOf(world, person.slug, now);
      const said = commentsOf(world, person.slug, now);
      const owned = collectionOf(world, person.slug, now);
      const of = (rows: { item: ItemRef }[], type: string) => rows.filter(({ item }) => item.type === type).length;
      const opinions = (type: string) => ({ ratings: of(rated, type), comments: of(said, type) });
      const seen = (type: string) => plays.filter(({ event }) => event.type === type);
      const unique = (type: string) =>
        new Set(seen(type).map(({ event, episode }) => worldItemKey(event, episode))).size;
      const shows = new Set(seen('episode').map(({ event }) => event.show)).size;
      const ownedShows = new Set(owned.flatMap(({ item }) => item.show ?? [])).size;
      const follow = (test: (slug: string) => boolean) => world.people.filter(({ slug }) => test(slug)).length;
      const back = (slug: string) => world.person(slug)?.following.some((f) => f.slug === person.slug) ?? false;
      const out = (slug: string) => person.following.some((f) => f.slug === slug);
      const values = rated.map(({ event }) => event.rating ?? 0);
      const media = (type: 'movie' | 'episode', minutes: number) => ({
        plays: seen(type).length,
        watched: unique(type),
        minutes: seen(type).length * minutes,
        collected: of(owned, type),
        ...opinions(type),
      });
      return {
        body: {
          movies: media('movie', 110),
          shows: { watched: shows, collected: ownedShows, ...opinions('show') },
          seasons: opinions('season'),
          episodes: media('episode', 50),
          network: { friends: follow((s) => back(s) && out(s)), followers: follow(back), following: follow(out) },
          ratings: { total: values.length, distribution: distributionOf(values) },
        },
      };
    },
  }),
];
