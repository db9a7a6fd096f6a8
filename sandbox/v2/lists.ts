import type { PersonInfo } from '@/sandbox/catalog';
import { areFriends } from '@/sandbox/friends';
import { listCommentsOf, listLikesOf } from '@/sandbox/social';
import { type ListState, listsOf } from '@/sandbox/state';
import { peopleRows } from './about-me';
import { CACHE, type Endpoint, NOT_FOUND, userEndpoint, type V2Answer, type V2Request } from './endpoint';
import { isoSeconds, itemObjects, userObject } from './objects';
import { paginate } from './paginate';
import { sortItems } from './sorted';
import { typesOf } from './types';

const LIST_ID_BASE = 20_000_000;
const ITEM_ID_BASE = 91_000_000;

const idOf = (list: ListState) => LIST_ID_BASE + list.created.id;

function mayRead(list: ListState, owner: PersonInfo, { world, viewer }: V2Request): boolean {
  const { privacy } = list.created;
  if (privacy === 'public' || viewer === owner.slug) return true;
  const person = viewer === null ? undefined : world.person(viewer);
  return privacy === 'friends' && person !== undefined && areFriends(person, owner);
}

function listObject(list: ListState, owner: PersonInfo, request: V2Request) {
  const { created, slug } = list;
  return {
    name: created.listName,
    description: created.description,
    privacy: created.privacy,
    share_link: `https://app.trakt.tv/users/${owner.slug}/lists/${slug}`,
    type: 'personal',
    display_numbers: false,
    allow_comments: true,
    sort_by: 'rank',
    sort_how: 'asc',
    created_at: isoSeconds(created.happenedAt),
    updated_at: isoSeconds(list.updatedAt),
    item_count: list.items.length,
    comment_count: listCommentsOf(request.world, owner.slug, slug, request.now).length,
    likes: listLikesOf(request.world, owner.slug, slug, request.now).length,
    ids: { slug, trakt: idOf(list) },
    images: { posters: [] },
    user: userObject(owner, request),
  };
}

function items(list: ListState, request: V2Request): V2Answer {
  const types = typesOf(request.params.type);
  if (types === undefined) return NOT_FOUND;
  const sorted = sortItems(list.items, request);
  const wanted = sorted.rows.filter(({ item }) => types?.includes(item.type) ?? true);
  const { rows, page } = paginate(wanted, request.query);
  const body = rows.map(({ event, item, rank }) => ({
    type: item.type,
    ...itemObjects(request.world, item, request),
    rank,
    id: ITEM_ID_BASE + event.id,
    listed_at: isoSeconds(event.happenedAt),
    notes: null,
  }));
  return { body, page, headers: sorted.headers };
}

type OfList = (list: ListState, owner: PersonInfo, request: V2Request) => V2Answer;

/** By slug or number under its owner; a list that the viewer may not read is forbidden. */
const ownList = (path: string, answer: OfList, plainType = false): Endpoint =>
  userEndpoint({
    path,
    backend: 'workers',
    cache: CACHE.shared,
    plainType,
    handle(person, request) {
      const name = request.params.list;
      const lists = listsOf(request.world, person.slug, request.now);
      const list = lists.find((one) => one.slug === name || String(idOf(one)) === name);
      if (!list) return NOT_FOUND;
      return mayRead(list, person, request) ? answer(list, person, request) : { status: 403 };
    },
  });

/** By number alone: public lists only. */
const publicList = (path: string, answer: OfList, plainType = false): Endpoint => ({
  path,
  backend: 'workers',
  cache: CACHE.shared,
  plainType,
  handle(request) {
    for (const person of request.world.people.filter((one) => !one.private && !one.deleted)) {
      const lists = listsOf(request.world, person.slug, request.now);
      const list = lists.find((one) => String(idOf(one)) === request.params.list && one.created.privacy === 'public');
      if (list) return answer(list, person, request);
    }
    return NOT_FOUND;
  },
});

const summary: OfList = (list, owner, request) => ({ body: { ...listObject(list, owner, request), total_count: 1 } });
const rows: OfList = (list, _owner, request) => items(list, request);
const likes: OfList = ({ slug }, owner, request) =>
  peopleRows(listLikesOf(request.world, owner.slug, slug, request.now), 'liked_at', request);

const LIST_COMMENT_ID_BASE = 5_000_000;

const comments: OfList = ({ slug }, owner, request) => {
  const { world, now, query } = request;
  const shown = listCommentsOf(world, owner.slug, slug, now).filter(({ user }) => !world.person(user)?.deleted);
  const cut = paginate(shown, query, 10);
  const body = cut.rows.flatMap(({ user, at, event }) => {
    const person = world.person(user);
    const counts = { replies: 0, likes: 0, user_rating: null, language: 'en' };
    const times = { created_at: isoSeconds(at), updated_at: isoSeconds(at) };
    const id = LIST_COMMENT_ID_BASE + event.id;
    const text = { comment: event.text, spoiler: false, review: false, parent_id: 0 };
    return person ? [{ id, ...text, ...times, ...counts, user: userObject(person, request) }] : [];
  });
  return { body, page: cut.page };
};
const TAILS = ['', '/:type', '/:type/:sortBy', '/:type/:sortBy/:sortHow'];

export const listEndpoints: Endpoint[] = [
  userEndpoint({
    path: '/users/:id/lists',
    backend: 'workers',
    cache: CACHE.shared,
    handle(person, request) {
      const lists = listsOf(request.world, person.slug, request.now).filter((list) => mayRead(list, person, request));
      const cut = paginate(lists, request.query);
      const body = cut.rows.map((list) => ({ ...listObject(list, person, request), total_count: lists.length }));
      return { body, page: cut.page };
    },
  }),
  ownList('/users/:id/lists/:list', summary),
  ownList('/users/:id/lists/:list/likes', likes),
  ownList('/users/:id/lists/:list/comments/:sort', comments),
  ...TAILS.map((tail) => ownList(`/users/:id/lists/:list/items${tail}`, rows, true)),
  publicList('/lists/:list', summary),
  ...TAILS.map((tail) => publicList(`/lists/:list/items${tail}`, rows, true)),
];
