import type { PersonInfo } from '@/sandbox/catalog';
import { areFriends } from '@/sandbox/friends';
import { playsOf, ratingsOf } from '@/sandbox/state';
import type { World } from '@/sandbox/world';
import { worldItemKey } from '@/sandbox/world-event';
import { CACHE, type Endpoint, userEndpoint, type V2Request } from './endpoint';
import { iso, isoSeconds, itemObjects, userObject } from './objects';
import { paginate } from './paginate';

type Circle = 'followers' | 'following' | 'friends';

/** The members of a person's circle, and since when; oldest first, as Trakt lists them. */
function circleOf(world: World, person: PersonInfo, circle: Circle): { other: PersonInfo; at: number }[] {
  const others = world.people.filter((other) => !other.deleted);
  const since = (a: PersonInfo, b: PersonInfo) => a.following.find(({ slug }) => slug === b.slug)?.at;
  const rows = others.flatMap((other) => {
    const out = since(person, other);
    const back = since(other, person);
    if (circle === 'friends') return areFriends(person, other) ? [{ other, at: Math.max(out ?? 0, back ?? 0) }] : [];
    const at = circle === 'following' ? out : back;
    return at === undefined ? [] : [{ other, at }];
  });
  return rows.sort((a, b) => a.at - b.at);
}

const circle = (name: Circle): Endpoint =>
  userEndpoint({
    path: `/users/:id/${name}`,
    backend: name === 'friends' ? 'rails' : 'workers',
    cache: name === 'friends' ? CACHE.private : CACHE.shared,
    handle(person, request) {
      const rows = circleOf(request.world, person, name);
      const total = request.backend === 'workers' ? { total_count: rows.length } : {};
      const time = name === 'friends' ? 'friends_at' : 'followed_at';
      return {
        body: rows.map(({ other, at }) => ({ [time]: isoSeconds(at), user: userObject(other, request), ...total })),
      };
    },
  });

/** Ids of a feed that numbers its own rows. */
const OWN_ID_BASE = 3_000_000_000;

const VERBS: Readonly<Record<string, string>> = { scrobble: 'scrobble', checkin: 'checkin', seen: 'watch' };

/** Plays of everyone in the circle. Requires a token; shows private people only to their followers. */
const activities = (name: Circle): Endpoint =>
  userEndpoint({
    path: `/users/:id/${name}/activities`,
    backend: 'workers',
    cache: CACHE.private,
    handle(person, request) {
      const { strangers, feedIds, feedPublic } = request.nature;
      if (request.viewer === null && !feedPublic) return { status: 401 };
      if (request.feedStatus !== 200) return { status: request.feedStatus };
      const { world, now, query, extended } = request;
      const time = (key: string, fallback: number) => Date.parse(query.get(key) ?? '') || fallback;
      const start = time('start_at', 0);
      const end = time('end_at', Number.POSITIVE_INFINITY);
      const circle = circleOf(world, person, name).map(({ other }) => other);
      const others = new Set([...circle, ...strangers.flatMap((slug) => world.person(slug) ?? [])]);
      const plays = [...others]
        .filter((other) => mayFollow(other, request))
        .flatMap((other) => playsOf(world, other.slug, now).map((play) => ({ play, other })))
        .filter(({ play }) => play.watchedAt >= start && play.watchedAt <= end)
        .sort((a, b) => b.play.watchedAt - a.play.watchedAt || b.play.id - a.play.id);
      const cut = paginate(plays, query, 10);
      const body = cut.rows.map(({ play, other }) => {
        const { event, episode } = play;
        const ratings = extended.has('rating') ? ratingsOf(world, other.slug, now) : null;
        const own = ratings?.find(({ item }) => worldItemKey(item) === worldItemKey(event, episode));
        return {
          id: feedIds === 'own' ? OWN_ID_BASE + play.event.id * 1000 + (episode ?? 0) : play.id,
          type: event.type,
          action: VERBS[event.action],
          activity_at: iso(play.watchedAt),
          user: userObject(other, request),
          ...(ratings && { user_rating: own?.event.rating ?? null }),
          ...itemObjects(world, episode === undefined ? event : { ...event, episode }, request),
        };
      });
      return { body, page: cut.page };
    },
  });

function mayFollow(other: PersonInfo, { world, viewer }: V2Request): boolean {
  const person = viewer === null ? undefined : world.person(viewer);
  return !other.private || (person?.following.some(({ slug }) => slug === other.slug) ?? false);
}

const CIRCLES: Circle[] = ['followers', 'following', 'friends'];
export const networkEndpoints: Endpoint[] = [...CIRCLES.map(circle), ...CIRCLES.map(activities)];
