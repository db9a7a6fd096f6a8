import { beforeEach, expect, it } from 'vitest';
import type { GroupBy } from '@/components/feed/filter/feed-filter';
import { type Feed, firstFeed, type ReadyFeed, shownRows } from '@/components/feed/list/feed';
import { FeedView } from '@/components/feed/list/feed-view';
import { GROUP_ROWS } from '@/components/feed/list/group-walk';
import type { ViewQuery } from '@/components/feed/list/view-query';
import { ANDOR, DUNE, person, SEVERANCE } from '@/tests/builders/activity';
import { card } from '@/tests/builders/card';
import { emptyStore, NOW } from '@/tests/builders/store';
import { facetsOf, withNone } from '@/utils/activity/facets';
import { MINUTE } from '@/utils/lib/time';
import type { Database } from '@/utils/store/open-database';
import type { StoredActivity } from '@/utils/store/schema';

let db: Database;
let feed: Feed;
let view: FeedView;
let isAtTop: boolean;

const ready = () => feed as ReadyFeed;
/** "user:mia 7: 0 1 2": facet, number of cards, ids of the rows. */
const groups = () =>
  ready().chunks.map(
    ({ group, rows }) => `${group?.facet} ${group?.total}: ${rows?.map(({ card: { id } }) => id).join(' ')}`,
  );

/** Cards named by their age in minutes. */
async function put(age: number, ...members: Partial<StoredActivity>[]): Promise<void> {
  const at = NOW - age * MINUTE;
  const made = card(String(age).padStart(2, '0'), at, members);
  const facets = members.length > 0 ? facetsOf(made.activities) : withNone([]);
  await db.put('cards', { ...made, facets: facets.map((facet) => [facet, -at]) });
}
const by = (name: string, show = SEVERANCE): Partial<StoredActivity> => ({ user: person(name), show });
const show = (group: GroupBy, query: Partial<ViewQuery> = {}) =>
  view.show({ facets: [], unread: false, ...query, group });

beforeEach(async () => {
  db = await emptyStore();
  isAtTop = true;
  view = new FeedView(
    {
      read: async (work) => ({ ok: true, value: await work(db) }),
      draw: (next) => {
        feed = next;
      },
      yieldToMain: async () => {},
      isTouched: () => false,
      isAtTop: () => isAtTop,
      toTop: () => {},
    },
    firstFeed([], null, 0),
  );
});

it('orders people by their latest activity, each with their newest rows', async () => {
  await put(1, by('Ben'));
  for (const age of [2, 4, 5, 6, 7, 8, 9]) await put(age, by('Mia'));
  await put(3, by('Zoe'));
  await show('person');
  expect(groups()).toEqual(['user:ben 1: 01', 'user:mia 7: 02 04 05 06 07', 'user:zoe 1: 03']);
  expect(ready()).toMatchObject({ next: null, busy: false, line: null });
});

it('groups by title: shows and movies alike, with one group for cards that have neither', async () => {
  await put(1, by('Mia', ANDOR));
  await put(2, { user: person('Mia'), type: 'list', action: 'created' });
  await put(3, { user: person('Mia'), type: 'movie', action: 'rating', movie: DUNE });
  await put(4);
  await show('title');
  expect(groups()).toEqual(['show:andor 1: 01', 'untitled: 2: 02 04', 'movie:dune-2021 1: 03']);
});

it('shows a row under each of its people, as the filter of each does', async () => {
  await put(1, by('Mia'), by('Ben'));
  await show('person');
  expect(groups()).toEqual(['user:ben 1: 01', 'user:mia 1: 01']);
});

it('orders groups by their rows that match the filter, and leaves out groups without any', async () => {
  await put(1, by('Ben', ANDOR));
  await put(2, by('Mia'));
  await put(3, by('Ben'));
  await put(4, by('Zoe', ANDOR));
  await show('person', { facets: [['show:severance']] });
  expect(groups()).toEqual(['user:mia 1: 02', 'user:ben 1: 03']);
  await show('person', { test: ({ id }) => id === '04' });
  expect(groups()).toEqual(['user:zoe 1: 04']);
});

it('shows more rows of a group on request, and no count that it does not know', async () => {
  for (let age = 10; age < 50; age += 1) await put(age, by('Mia'));
  await put(60, by('Ben'));
  await show('person');
  expect(ready().chunks[0]).toMatchObject({ count: GROUP_ROWS, group: { total: 40 } });
  await view.moreOf('user:mia');
  expect(ready().chunks[0]).toMatchObject({ count: 30, group: { total: 40 } });
  await view.moreOf('user:mia');
  expect(ready().chunks[0]).toMatchObject({ count: 40, group: { total: 40, next: null } });
  expect(new Set(shownRows(feed).map((row) => row.card.id)).size).toBe(41);
  await show('person', { facets: [['type:episode']] });
  expect(ready().chunks.map(({ group }) => group?.total)).toEqual([null, 1]);
});

it('does not close an extended group when the store changes: new rows wait', async () => {
  for (let age = 10; age < 20; age += 1) await put(age, by('Mia'));
  await show('person');
  await view.moreOf('user:mia');
  await put(1, by('Ben'));
  await view.refresh();
  expect(ready()).toMatchObject({ waiting: 1 });
  expect(ready().chunks[0]?.count).toBe(10);
  await view.showNew();
  expect(groups()[0]).toBe('user:ben 1: 01');
});

it('loads groups page by page', async () => {
  for (let who = 10; who < 60; who += 1) {
    for (const second of [0, 1]) await put(who + second * 50, by(`P${who}`));
  }
  await show('person');
  expect(ready().chunks).toHaveLength(15);
  while (ready().next) await view.more();
  expect(ready().chunks).toHaveLength(50);
  expect(groups()[0]).toBe('user:p10 2: 10 60');
});

it('releases groups by their rows, and reads the same ones again', async () => {
  const people = 150;
  for (let who = 0; who < people; who += 1) {
    for (const second of [0, 1]) await put(who + second * people, by(`P${who}`));
  }
  await show('person');
  while (ready().next) await view.more();
  const before = groups()[0];
  await view.virtualize({ from: people - 2, to: people - 1 }, new Map([[0, 150]]));
  expect(ready().chunks[0]).toMatchObject({ rows: null, height: 150, count: 2 });
  expect(ready().chunks.filter(({ rows }) => rows)).toHaveLength(2 + 250 / 2);
  // Meanwhile something is filed between its rows.
  await put(people - 1, by('P0'));
  await view.virtualize({ from: 0, to: 1 }, new Map());
  expect(groups()[0]).toBe(before);
});

it('shows the matches of a search before the whole history is searched, and continues on request', async () => {
  const CARDS = 5500;
  const last = String(10 + CARDS - 1);
  let tested = 0;
  const test = ({ id }: { id: string }) => {
    tested += 1;
    return id === '10' || id === last;
  };
  const tx = db.transaction('cards', 'readwrite');
  for (let age = 10; age < 10 + CARDS; age += 1) {
    const at = NOW - age * MINUTE;
    const made = card(String(age), at, [by('Mia')]);
    tx.store.put({ ...made, facets: facetsOf(made.activities).map((facet) => [facet, -at]) });
  }
  await tx.done;
  await show('person', { test });
  expect(groups()).toEqual(['user:mia null: 10']);
  expect(tested).toBeLessThan(3000);

  // Something else is shown meanwhile: the search ends with its step.
  const asked = view.moreOf('user:mia');
  await show('time');
  await asked;
  expect(tested).toBeLessThan(5000);
  expect(shownRows(feed)).toHaveLength(30);

  await show('person', { test });
  await view.moreOf('user:mia');
  expect(groups()).toEqual([`user:mia 2: 10 ${last}`]);
  expect(ready().chunks[0]?.group?.next).toBeNull();
});
