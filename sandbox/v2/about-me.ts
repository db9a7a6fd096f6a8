import type { PersonInfo } from '@/sandbox/catalog';
import { lastSocial, reactionsTo, requestsTo, type Since } from '@/sandbox/social';
import { REACTIONS } from '@/sandbox/social-event';
import { lastChanged } from '@/sandbox/state';
import { CACHE, type Endpoint, type V2Answer, type V2Request } from './endpoint';
import { isoSeconds, userObject } from './objects';
import { paginate } from './paginate';

const REQUEST_ID_BASE = 7_000_000;
const NEVER = Date.UTC(2012, 0, 1);

/** Rows of people with a time. Deleted people are counted, but not listed. */
export function peopleRows(since: readonly Since[], time: string, request: V2Request): V2Answer {
  const shown = since.flatMap(({ user, at, event }) => {
    const person = request.world.person(user);
    return person && !person.deleted ? [{ person, at, event }] : [];
  });
  const { rows, page } = paginate(shown, request.query);
  const body = rows.map(({ person, at, event }) => ({
    [time]: isoSeconds(at),
    ...(event.reaction === undefined ? {} : { reaction: { type: event.reaction } }),
    user: userObject(person, request),
  }));
  return { body, page };
}

/** Endpoints about the signed-in person alone. */
const own = (path: string, handle: (me: PersonInfo, request: V2Request) => V2Answer): Endpoint => ({
  path,
  backend: 'rails',
  cache: CACHE.private,
  handle(request) {
    const me = request.viewer === null ? undefined : request.world.person(request.viewer);
    return me ? handle(me, request) : { status: 401 };
  },
});

/** One request to follow for each line of `since`, with the person that `of` names. */
const requestRows = (since: readonly Since[], of: (each: Since) => string, request: V2Request): V2Answer => ({
  body: since.flatMap((each) => {
    const person = request.world.person(of(each));
    if (!person || person.deleted) return [];
    return [
      { id: REQUEST_ID_BASE + each.event.id, requested_at: isoSeconds(each.at), user: userObject(person, request) },
    ];
  }),
});

/** The newest times, of which Lookout reads those about people. */
function lastActivities(me: PersonInfo, { world, now }: V2Request): V2Answer {
  const to = (...actions: string[]) =>
    lastSocial(world, now, (event) => actions.includes(event.action) && event.other === me.slug);
  const by = (...actions: string[]) =>
    lastSocial(world, now, (event) => actions.includes(event.action) && event.user === me.slug);
  const followed = world.people.flatMap(({ following }) => following.filter(({ slug }) => slug === me.slug));
  const newest = (times: readonly { at: number }[]) =>
    Math.max(0, ...times.map(({ at }) => at).filter((at) => at <= now));
  const time = (ms: number) => isoSeconds(Math.max(NEVER, ms));
  const changed = (...actions: string[]) => time(lastChanged(world, me.slug, now, actions) ?? 0);
  const all = { watched_at: changed('scrobble', 'checkin', 'seen'), rated_at: changed('rating') };
  return {
    body: {
      all: time(now),
      movies: all,
      episodes: all,
      shows: { rated_at: changed('rating') },
      seasons: { rated_at: changed('rating') },
      comments: { liked_at: time(by('like')), reacted_at: time(by('react')), blocked_at: time(0) },
      lists: { liked_at: time(by('like_list')), updated_at: changed('created', 'item_added'), commented_at: time(0) },
      watchlist: { updated_at: changed('watchlist') },
      account: {
        settings_at: time(0),
        followed_at: time(newest(followed)),
        following_at: time(newest(me.following)),
        pending_at: time(Math.max(by('follow', 'unfollow'), to('accept', 'decline'))),
        requested_at: time(to('follow')),
      },
    },
  };
}

export const aboutMeEndpoints: Endpoint[] = [
  own('/sync/last_activities', lastActivities),
  own('/users/requests', (me, request) =>
    requestRows(requestsTo(request.world, me.slug, request.now), ({ user }) => user, request),
  ),
  own('/users/requests/following', (me, request) => {
    const { world, now } = request;
    const mine = world.people.flatMap(({ slug }) =>
      requestsTo(world, slug, now).filter(({ user }) => user === me.slug),
    );
    return requestRows(mine, ({ event }) => event.other ?? '', request);
  }),
];

/** How often each reaction was given to a comment. */
export function reactionSummary({ world, now }: V2Request, comment: number): V2Answer {
  const all = reactionsTo(world, comment, now);
  const distribution = Object.fromEntries(
    REACTIONS.map((type) => [type, all.filter(({ event }) => event.reaction === type).length]),
  );
  return { body: { reaction_count: all.length, user_count: all.length, distribution } };
}
