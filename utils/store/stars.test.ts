import { expect, it } from 'vitest';
import { play } from '@/tests/builders/activity';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { DAY, HOUR } from '@/utils/lib/time';
import type { Database } from '@/utils/store/open-database';
import { deleteFeed, limitsOf, prune } from '@/utils/store/prune';
import { findRows } from '@/utils/store/read/feed-query';
import { readPage } from '@/utils/store/read/feed-reader';
import type { Card } from '@/utils/store/schema';
import { setStarred } from '@/utils/store/stars';
import { findUpkeep } from '@/utils/store/upkeep';

/** One card a day; the first is today. */
const rows = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    judged(play(1, at + 1, { id: `history:${at}`, at: NOW - at * DAY }), { baseline: true }),
  );
const all = async (db: Database) => (await readPage(db, { limit: 2000 })).rows.map(({ card }) => card);
const ids = async (db: Database) => (await all(db)).map(({ id }) => id);
const starred = async (db: Database) =>
  (await findRows(db, { facets: [], unread: false, starred: true }, { limit: 50 })).rows.map(({ card }) => card.id);
let kept: Card[] = [];
const deps = {
  now: NOW,
  keep: async (cards: Card[]) => {
    kept = cards;
  },
};
const star = (db: Database, id: string, on = true) => setStarred(db, id, on, deps);
const size = (db: Database) => db.get('poller', 'size') as Promise<unknown>;

it('shows a starred row under the filter, also together with a person, until the star is removed', async () => {
  const db = await emptyStore();
  await commitRows(db, rows(3));
  expect(await star(db, 'card:history:1')).toBeNull();
  expect(await starred(db)).toEqual(['card:history:1']);
  const of = (who: string) => findRows(db, { facets: [[who]], unread: false, starred: true }, { limit: 9 });
  expect([(await of('user:mia')).rows.length, (await of('user:ben')).rows.length]).toEqual([1, 0]);
  expect(kept.map(({ id }) => id)).toEqual(['card:history:1']);
  await star(db, 'card:history:1', false);
  expect([await starred(db), kept]).toEqual([[], []]);
  expect((await all(db)).every((card) => !('starred' in card))).toBe(true);
});

it('never deletes a starred row by age or number, and does not count it', async () => {
  const db = await emptyStore();
  await commitRows(db, rows(10));
  await prune(db, limitsOf({ days: null, rows: 50 }, null, NOW));
  for (const at of [5, 9]) await star(db, `card:history:${at}`);
  await prune(db, limitsOf({ days: null, rows: 3 }, null, NOW));
  expect(await ids(db)).toEqual([0, 1, 2, 5, 9].map((at) => `card:history:${at}`));
  await prune(db, limitsOf({ days: 1, rows: null }, null, NOW + HOUR));
  expect(await ids(db)).toEqual([0, 5, 9].map((at) => `card:history:${at}`));
  await star(db, 'card:history:9', false);
  await prune(db, limitsOf({ days: 1, rows: null }, null, NOW + HOUR));
  expect(await ids(db)).toEqual([0, 5].map((at) => `card:history:${at}`));
});

it('skips the starred rows at the end in one step, however many there are', async () => {
  const db = await emptyStore();
  await commitRows(db, rows(40));
  await prune(db, limitsOf({ days: null, rows: 50 }, null, NOW));
  for (let at = 10; at < 40; at += 1) await star(db, `card:history:${at}`);
  let steps = 0;
  const gone = await prune(db, limitsOf({ days: null, rows: 8 }, null, NOW), async () => {
    steps += 1;
  });
  expect([gone, steps]).toEqual([2, 1]);
  expect(await ids(db)).toHaveLength(38);
});

it('has nothing to prune where only stars are beyond the limits', async () => {
  const db = await emptyStore();
  await commitRows(db, rows(4));
  await prune(db, limitsOf({ days: null, rows: 50 }, null, NOW));
  const upkeep = () => findUpkeep(db, { days: 2, rows: 2 }, undefined, NOW + HOUR);
  expect(await upkeep()).toMatchObject({ prune: expect.anything() });
  for (const at of [2, 3]) await star(db, `card:history:${at}`);
  expect(await upkeep()).toBeNull();
});

it('keeps the star while the row grows, and the size of the feed right', async () => {
  const db = await emptyStore();
  await commitRows(db, rows(1));
  await prune(db, limitsOf({ days: null, rows: 50 }, null, NOW));
  const before = await size(db);
  await star(db, 'card:history:0');
  expect(await size(db)).toEqual({ cards: 0, activities: 0, bytes: 0 });
  await commitRows(db, [judged(play(1, 2, { id: 'history:x', at: NOW - HOUR }), { baseline: true })], {
    stream: 'following',
  });
  expect((await all(db)).map(({ activities, starred: at }) => [activities.length, at])).toEqual([[2, NOW]]);
  expect(await size(db)).toEqual({ cards: 0, activities: 0, bytes: 0 });
  expect(await starred(db)).toHaveLength(1);
  await star(db, 'card:history:0', false);
  expect(await size(db)).toMatchObject({ cards: 1, activities: 2 });
  expect(before).toMatchObject({ cards: 1, activities: 1 });
});

it('keeps the star of a row after its last activity has become news of another one', async () => {
  const db = await emptyStore();
  const [row] = rows(1);
  if (!row) throw new Error();
  await commitRows(db, [row]);
  await star(db, 'card:history:0');
  await commitRows(db, [judged(row.activity)], { stream: 'following' });
  expect((await all(db)).map(({ id, starred: at }) => [id, at])).toEqual([['card:history:0:news', NOW]]);
  expect(await starred(db)).toEqual(['card:history:0:news']);
});

it('refuses a star beyond the thousandth, and one for a row that is gone or has no activities', async () => {
  const db = await emptyStore();
  await commitRows(db, rows(1001));
  const cards = await all(db);
  expect(cards).toHaveLength(1001);
  const tx = db.transaction('cards', 'readwrite');
  for (const card of cards.slice(1)) {
    void tx.store.put({ ...card, starred: NOW, facets: [...card.facets, ['starred', card.key[0]]] });
  }
  await tx.done;
  expect(await star(db, 'card:history:0')).toBe('stars-full');
  expect(await star(db, 'card:history:7', false)).toBeNull();
  expect(await star(db, 'card:history:0')).toBeNull();
  expect(kept).toHaveLength(1000);
  expect(await star(db, 'card:none')).toBe('gone');
});

it('leaves nothing when all activities are deleted', async () => {
  const db = await emptyStore();
  await commitRows(db, rows(3));
  await star(db, 'card:history:1');
  expect(await deleteFeed(db)).toBe(3);
  expect(await starred(db)).toEqual([]);
});
