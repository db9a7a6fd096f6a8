import { expect, test } from 'vitest';
import { fresh, keeper, list, NOW } from '@/tests/builders/lists';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';

test('reads the lists at first, but no items', async () => {
  const { read, requests } = keeper(list(1, 50), list(2, 3));
  const page = await read(null);
  expect(page.rows).toMatchObject([
    { activity: { id: 'list:1', type: 'list', action: 'created', list: { name: 'List 1', slug: 'list-1', id: 1 } } },
    { activity: { id: 'list:2' } },
  ]);
  expect(requests).toHaveLength(1);
  await read(page.cursor);
  expect(requests).toHaveLength(2);
});

test('reports items added to a list, but not those already on it', async () => {
  const { read, add, state, requests } = keeper(list(1, 150), list(2, 3));
  const first = await read(null);
  add(state.lists[0], { id: 5000, at: NOW }, { id: 5001, at: NOW });
  const second = await read(first.cursor);
  expect(fresh(second)).toEqual(['item:5001', 'item:5000']);
  expect(second.rows.map(({ activity }) => activity.id)).toHaveLength(4);
  expect(second.rows[0]?.activity).toMatchObject({
    action: 'item_added',
    list: { name: 'List 1' },
    listItem: { type: 'movie', movie: { title: 'Movie 5001' } },
  });
  expect(requests.map(({ path }) => path.split('?')[0])).toEqual([
    '/users/mia/lists',
    '/users/mia/lists',
    '/users/mia/lists/1/items/movie,show,season,episode,person/added/desc',
  ]);
  // From now on ids decide: an item of the very same second is not lost.
  add(state.lists[0], { id: 5002, at: NOW });
  expect(fresh(await read(second.cursor))).toEqual(['item:5002']);
});

test('reports nothing for a list that shrank or changed for another reason', async () => {
  const { read, state } = keeper(list(1, 20));
  const first = await read(null);
  if (state.lists[0]) state.lists[0].updated = NOW;
  const second = await read(first.cursor);
  expect(fresh(second)).toEqual([]);
  state.lists[0]?.items.pop();
  expect(fresh(await read(second.cursor))).toEqual([]);
});

test('reports a new list with its items, but not one that was hidden', async () => {
  const { read, state } = keeper(list(10, 2));
  const first = await read(null);
  state.lists.push(list(5, 4), { ...list(20, 2, NOW), created: NOW - 2 * HOUR });
  const page = await read(first.cursor);
  expect(fresh(page).toSorted()).toEqual(['item:20000', 'item:20001', 'list:20']);
  expect(page.rows.find(({ activity }) => activity.id === 'list:5')).toMatchObject({ fresh: false });
});

test('reads the items of five lists at once, and of the others next time', async () => {
  const { read, add, state } = keeper(...Array.from({ length: 8 }, (_, n) => list(n + 1, 2)));
  const first = await read(null);
  state.lists.forEach((each, n) => {
    add(each, { id: 9000 + n, at: NOW });
  });
  const second = await read(first.cursor);
  expect(fresh(second)).toHaveLength(5);
  const third = await read(second.cursor);
  expect(fresh(third)).toHaveLength(3);
  expect(fresh(await read(third.cursor))).toEqual([]);
});

test('forgets no list after one wrong answer, and reports items added meanwhile', async () => {
  const { read, add, state } = keeper(list(1, 3), list(2, 3));
  const first = await read(null);
  state.empty = true;
  const second = await read(first.cursor);
  add(state.lists[0], { id: 5000, at: NOW });
  state.empty = false;
  expect(fresh(await read(second.cursor))).toEqual(['item:5000']);
});

test('forgets a list that is gone for days, and reports nothing when it is back', async () => {
  const { read, add, state } = keeper(list(1, 3), list(2, 3));
  let page = await read(null);
  const [, hidden] = state.lists;
  state.lists = state.lists.slice(0, 1);
  page = await read(page.cursor);
  state.now += 3 * DAY;
  page = await read(page.cursor);
  add(hidden, { id: 5000, at: NOW });
  if (hidden) state.lists.push(hidden);
  expect(fresh(await read(page.cursor))).toEqual([]);
});

test('reports an item later if the cache of items lags behind the lists', async () => {
  const { read, add, state, requests } = keeper(list(1, 3));
  const first = await read(null);
  state.cached.set(1, [...(state.lists[0]?.items ?? [])]);
  add(state.lists[0], { id: 5000, at: NOW });
  let page = await read(first.cursor);
  for (let n = 0; n < 9; n++) {
    state.now += 5 * MINUTE;
    page = await read(page.cursor);
    expect(fresh(page)).toEqual([]);
  }
  // Within an hour at most, and not requested at every check.
  expect(requests.filter(({ path }) => path.includes('/items/')).length).toBeLessThan(6);
  state.cached.clear();
  const found: string[] = [];
  for (let n = 0; n < 4; n++) {
    state.now += 5 * MINUTE;
    page = await read(page.cursor);
    found.push(...fresh(page));
  }
  expect(found).toEqual(['item:5000']);
  const asked = requests.length;
  state.now += 2 * HOUR;
  await read(page.cursor);
  expect(requests).toHaveLength(asked + 1);
});

test('reads a list once more after an hour if one item was added and one removed', async () => {
  const { read, add, state, requests } = keeper(list(1, 3));
  const first = await read(null);
  state.cached.set(1, [...(state.lists[0]?.items ?? [])]);
  state.lists[0]?.items.shift();
  add(state.lists[0], { id: 5000, at: NOW });
  let page = await read(first.cursor);
  state.cached.clear();
  const found: string[] = [];
  for (let n = 0; n < 30; n++) {
    state.now += 5 * MINUTE;
    page = await read(page.cursor);
    found.push(...fresh(page));
  }
  expect(found).toEqual(['item:5000']);
  expect(requests.filter(({ path }) => path.includes('/items/'))).toHaveLength(2);
});

test('does not let lists that change all the time delay the others', async () => {
  const { read, add, state } = keeper(...Array.from({ length: 12 }, (_, n) => list(n + 1, 2)));
  let page = await read(null);
  add(state.lists[11], { id: 9999, at: NOW });
  const found: string[] = [];
  for (let n = 0; n < 3; n++) {
    for (const each of state.lists.slice(0, 10)) add(each, { id: 10_000 + n * 100 + each.id, at: NOW + n });
    page = await read(page.cursor);
    found.push(...fresh(page));
    state.now += 5 * MINUTE;
  }
  expect(found).toContain('item:9999');
  for (let n = 0; n < 3; n++) {
    page = await read(page.cursor);
    found.push(...fresh(page));
    state.now += 5 * MINUTE;
  }
  expect(new Set(found).size).toBe(31);
  expect(found).toHaveLength(31);
});

test('reads the other lists when one is gone or hidden', async () => {
  const { read, add, state } = keeper(list(1, 2), list(2, 2));
  const first = await read(null);
  for (const each of state.lists) add(each, { id: each.id + 9000, at: NOW });
  if (state.lists[0]) state.lists[0].status = 404;
  expect(fresh(await read(first.cursor))).toEqual(['item:9002']);
});

test('notes a gap after a flood of items', async () => {
  const { read, add, state } = keeper(list(1, 2));
  const first = await read(null);
  add(state.lists[0], ...Array.from({ length: 700 }, (_, n) => ({ id: 9000 + n, at: NOW })));
  const page = await read(first.cursor);
  expect(fresh(page)).toHaveLength(300);
  expect(page.gap).toEqual({ since: NOW - DAY, url: 'https://app.trakt.tv/users/mia/lists/list-1' });
  expect(fresh(await read(page.cursor))).toEqual([]);
});

test('fills a window with lists and items of its time', async () => {
  const { read } = keeper(list(1, 30), list(2, 2, NOW - 5 * DAY));
  const page = await read(null, { start: NOW - DAY - 4 * HOUR, rows: 100 });
  expect(page.rows.map(({ activity }) => activity.id)).toEqual(
    [1000, 1001, 1002, 1003, 1004].map((id) => `item:${id}`),
  );
  const created = await read(null, { rows: 100, filter: ({ action }) => action === 'created' });
  expect(created.rows).toHaveLength(2);
});
