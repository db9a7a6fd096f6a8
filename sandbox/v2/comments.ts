import { likesOf, reactionsTo } from '@/sandbox/social';
import { commentsOf, lastChanged, playsOf, ratingsOf, type Shelved } from '@/sandbox/state';
import { worldItemKey } from '@/sandbox/world-event';
import { peopleRows, reactionSummary } from './about-me';
import { CACHE, type Endpoint, NOT_FOUND, userEndpoint, type V2Answer, type V2Request } from './endpoint';
import { isoSeconds, itemObjects, userObject } from './objects';
import { paginate } from './paginate';
import { findEpisode, findSeason, findShow } from './shows';
import { typesOf } from './types';

const COMMENT_ID_BASE = 900_000;
const ACTIONS = ['shout', 'review', 'uncomment'];

/** All existing comments of everyone with a public profile, newest first. */
function publicComments({ world, now }: V2Request): Shelved[] {
  return world.people
    .filter((person) => !person.private && !person.deleted)
    .flatMap(({ slug }) => commentsOf(world, slug, now))
    .sort((a, b) => b.event.id - a.event.id);
}

/** Replies of everyone, oldest first. Those of deleted people count, but are not listed. */
function repliesTo({ world, now }: V2Request, id: number): Shelved[] {
  if (!world.log.some(({ parent }) => parent === id)) return [];
  return world.people
    .flatMap(({ slug }) => commentsOf(world, slug, now))
    .filter(({ event }) => event.parent === id)
    .sort((a, b) => a.event.id - b.event.id);
}

function commentObject({ event, item }: Shelved, request: V2Request) {
  const { world, now } = request;
  const person = world.person(event.user);
  const key = worldItemKey(item);
  const rating = ratingsOf(world, event.user, now).find((row) => worldItemKey(row.item) === key)?.event.rating ?? null;
  const plays = playsOf(world, event.user, now).filter((play) => worldItemKey(play.event, play.episode) === key).length;
  return {
    id: COMMENT_ID_BASE + event.id,
    comment: event.text,
    spoiler: event.spoiler,
    review: event.action === 'review',
    parent_id: event.parent === undefined ? 0 : COMMENT_ID_BASE + event.parent,
    created_at: isoSeconds(event.happenedAt),
    updated_at: isoSeconds(event.happenedAt),
    replies: repliesTo(request, event.id).length,
    likes: likesOf(world, event.id, now).length,
    user_rating: rating,
    language: 'en',
    user_stats: { rating, play_count: plays, completed_count: plays },
    ...(person && { user: userObject(person, request) }),
  };
}

/** Filters by kind, type and replies, and pages; rows name their item. */
function listing(all: Shelved[], request: V2Request): V2Answer {
  const { params, query, world } = request;
  const types = typesOf(params.type);
  const kinds: Readonly<Record<string, string[]>> = {
    all: ['shout', 'review'],
    shouts: ['shout'],
    reviews: ['review'],
  };
  const actions = kinds[params.kind ?? 'all'];
  if (types === undefined || !actions) return NOT_FOUND;
  const replies = (query.get('include_replies') ?? 'false').toLowerCase();
  const wanted = all.filter(({ event, item }) => {
    const isReply = event.parent !== undefined;
    if (replies === 'only' ? !isReply : replies === 'false' && isReply) return false;
    return actions.includes(event.action) && (types?.includes(item.type) ?? true);
  });
  const { rows, page } = paginate(wanted, query, 10);
  const body = rows.map((row) => ({
    type: row.item.type,
    ...itemObjects(world, row.item, request),
    comment: commentObject(row, request),
  }));
  return { body, page };
}

const userComments = (path: string): Endpoint =>
  userEndpoint({
    path,
    backend: 'rails',
    cache: CACHE.private,
    handle(person, request) {
      const { world, now } = request;
      const answer = listing(commentsOf(world, person.slug, now), request);
      return { ...answer, lastModified: lastChanged(world, person.slug, now, ACTIONS) };
    },
  });

/** Comments on exactly this title, season or episode: without replies, and without naming the item. */
const about = (path: string, keyOf: (request: V2Request) => string | null): Endpoint => ({
  path,
  backend: 'rails',
  cache: CACHE.comments,
  handle(request) {
    const key = keyOf(request);
    if (key === null) return NOT_FOUND;
    const all = publicComments(request);
    const rows = all.filter(({ event, item }) => event.parent === undefined && worldItemKey(item) === key);
    const sorted = request.params.sort === 'oldest' ? rows.toReversed() : rows;
    const cut = paginate(sorted, request.query, 10);
    return { body: cut.rows.map((row) => commentObject(row, request)), page: cut.page };
  },
});

const showKey = (request: V2Request) => {
  const show = findShow(request)?.ids.slug;
  return show === undefined ? null : worldItemKey({ show });
};

/** An existing comment by its number, for whoever may see it. */
const ofComment = (path: string, answer: (row: Shelved, request: V2Request) => V2Answer): Endpoint => ({
  path,
  backend: 'rails',
  cache: CACHE.private,
  handle(request) {
    const { world, now, viewer, params } = request;
    const id = Number(params.id) - COMMENT_ID_BASE;
    const person = world.person(world.log.find((event) => event.id === id)?.user ?? '');
    const row = person && commentsOf(world, person.slug, now).find(({ event }) => event.id === id);
    if (!row || person.deleted || (person.private && viewer !== person.slug)) return NOT_FOUND;
    return answer(row, request);
  },
});

export const commentEndpoints: Endpoint[] = [
  ofComment('/comments/:id', (row, request) => ({ body: commentObject(row, request) })),
  ofComment('/comments/:id/likes', ({ event }, request) =>
    peopleRows(likesOf(request.world, event.id, request.now), 'liked_at', request),
  ),
  ofComment('/comments/:id/reactions', ({ event }, request) =>
    peopleRows(reactionsTo(request.world, event.id, request.now), 'reacted_at', request),
  ),
  ofComment('/comments/:id/reactions/summary', ({ event }, request) => reactionSummary(request, event.id)),
  ofComment('/comments/:id/replies', ({ event }, request) => {
    const shown = repliesTo(request, event.id).filter((row) => !request.world.person(row.event.user)?.deleted);
    const { rows, page } = paginate(shown, request.query, 10);
    return { body: rows.map((row) => commentObject(row, request)), page };
  }),
  userComments('/users/:id/comments'),
  userComments('/users/:id/comments/:kind'),
  userComments('/users/:id/comments/:kind/:type'),
  {
    path: '/comments/recent/:kind/:type',
    backend: 'rails',
    cache: CACHE.feed,
    handle(request) {
      const answer = listing(publicComments(request), request);
      const isBare = request.nature.recentComments === 'bare' && Array.isArray(answer.body);
      if (!isBare) return answer;
      return { ...answer, body: (answer.body as { comment: unknown }[]).map(({ comment }) => comment) };
    },
  },
  about('/shows/:id/comments/:sort', showKey),
  about('/shows/:id/seasons/:season/comments/:sort', (request) => {
    const season = findSeason(request);
    const show = findShow(request)?.ids.slug;
    return season && show !== undefined ? worldItemKey({ show, season: season.number }) : null;
  }),
  about('/shows/:id/seasons/:season/episodes/:episode/comments/:sort', (request) => {
    const episode = findEpisode(request);
    const show = findShow(request)?.ids.slug;
    return episode && show !== undefined
      ? worldItemKey({ show, season: episode.season, episode: episode.number })
      : null;
  }),
];
