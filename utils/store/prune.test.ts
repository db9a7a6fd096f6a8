import { describe, expect, it, vi } from 'vitest';
import { play } from '@/tests/builders/activity';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { DAY, HOUR } from '@/utils/lib/time';
import type { Database } from '@/utils/store/open-database';
import { deleteFeed, limitsOf, prune } from '@/utils/store/prune';
import { readPage, readUnreadCount } from '@/utils/store/read/feed-reader';

/** Each on a day of its own, so that each makes a card; the first is today. */
const plays = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) =>
    play(1, from + index + 1, { id: `history:${from + index}`, at: NOW - (from + index) * DAY }),
  );
const read = (rows: ReturnType<typeof plays>) => rows.map((row) => judged(row, { baseline: true }));
const ids = async (db: Database) =>
  (await readPage(db, { limit: 1000 })).rows.flatMap(({ card }) => card.activities.map(({ id }) => id));

describe('prune', () => {
  it('removes cards older than the limit with their activities, and keeps the identities', async () => {
    const db = await emptyStore();
    await commitRows(db, read(plays(10)));
    expect(await prune(db, limitsOf({ days: 6, rows: null }, null, NOW + 1))).toBe(4);
    expect(await ids(db)).toEqual(plays(6).map(({ id }) => id));
    expect(await db.count('seen')).toBe(10);
    await commitRows(
      db,
      plays(4, 6).map((row) => judged(row)),
    );
    expect(await ids(db)).toHaveLength(6);
    expect(await db.count('outbox')).toBe(0);
  });

  it('removes the oldest cards beyond a number', async () => {
    const db = await emptyStore();
    await commitRows(db, read(plays(10)));
    expect(await prune(db, limitsOf({ days: null, rows: 3 }, null, NOW))).toBe(7);
    expect(await ids(db)).toEqual(['history:0', 'history:1', 'history:2']);
    expect(await prune(db, limitsOf({ days: null, rows: 3 }, null, NOW))).toBe(0);
  });

  it('applies the stricter of the two limits, and none where neither is set', async () => {
    const db = await emptyStore();
    await commitRows(db, read(plays(10)));
    expect(await prune(db, limitsOf({ days: null, rows: null }, null, NOW))).toBe(0);
    expect(await prune(db, limitsOf({ days: 8, rows: 9 }, null, NOW + 1))).toBe(2);
    expect(await prune(db, limitsOf({ days: 8, rows: 2 }, null, NOW + 1))).toBe(6);
  });

  it('removes unread rows too, but none that is still to be announced', async () => {
    const db = await emptyStore();
    // Noticed when they happened: activities noticed days late would share a card.
    for (const row of plays(3)) await commitRows(db, [judged(row, { level: 'badge' })], { now: row.at });
    for (const row of plays(2, 3)) await commitRows(db, [judged(row)], { now: row.at });
    expect(await db.count('outbox')).toBe(2);
    expect(await prune(db, limitsOf({ days: 1, rows: 0 }, null, NOW + 5 * DAY))).toBe(3);
    expect(await ids(db)).toEqual(['history:3', 'history:4']);
    expect(await readUnreadCount(db)).toBe(2);
  });

  it('removes the oldest where a few rows hold very many activities', async () => {
    const db = await emptyStore();
    const binge = Array.from({ length: 60 }, (_, index) =>
      play(1, index + 1, { id: `history:binge${index}`, at: NOW - 20 * DAY + index }),
    );
    await commitRows(db, read([...plays(10), ...binge]));
    expect(await prune(db, limitsOf({ days: null, rows: 11 }, null, NOW))).toBe(1);
    expect(await ids(db)).toHaveLength(10);
  });

  it('keeps the size of the feed right when cards grow, move and are removed', async () => {
    const db = await emptyStore();
    for (let from = 0; from < 90; from += 30) await commitRows(db, read(plays(30, from)));
    await commitRows(
      db,
      plays(5, 100).map((row) => judged({ ...row, at: NOW - (row.at % DAY) })),
    );
    await prune(db, limitsOf({ days: null, rows: 40 }, null, NOW));
    const cards = await db.getAll('cards');
    const [activities, bytes] = [cards.flatMap((card) => card.activities).length, JSON.stringify(cards).length];
    const size = { cards: cards.length, activities, bytes: bytes - cards.length - 1 };
    expect(await db.get('poller', 'size')).toEqual(size);
    await deleteFeed(db);
    expect(await db.get('poller', 'size')).toEqual({ cards: 0, activities: 0, bytes: 0 });
  });

  it('reads index entries of removed rows only, at each of their former times', async () => {
    const db = await emptyStore();
    const rows = plays(30);
    await commitRows(db, read(rows));
    // Two plays of one sitting: the card moved to the time of the second.
    const binge = [0, 1].map((index) =>
      play(1, 90 + index, { id: `history:binge${index}`, at: NOW - 50 * DAY + index * HOUR }),
    );
    for (const row of binge) await commitRows(db, read([row]));
    const count = vi.spyOn(IDBIndex.prototype, 'count');
    expect(await prune(db, limitsOf({ days: null, rows: 28 }, null, NOW))).toBe(3);
    const ranges = count.mock.calls.map(([range]) => range as IDBKeyRange);
    count.mockRestore();
    const found = new Map(ranges.map(({ lower, upper }) => [lower[0], [-lower[1], -upper[1]]]));
    expect(found.get('user:mia')).toEqual([NOW - 28 * DAY, binge[0]?.at]);
    expect([...found.values()].every(([newest = 0]) => newest <= NOW - 28 * DAY)).toBe(true);
  });

  it('works in small steps, over several rounds', async () => {
    const db = await emptyStore();
    for (let from = 0; from < 900; from += 300) await commitRows(db, read(plays(300, from)));
    let alive = 0;
    const keepAlive = async () => {
      alive += 1;
    };
    expect(await prune(db, limitsOf({ days: null, rows: 0 }, null, NOW), keepAlive, 700)).toBe(700);
    expect(alive).toBe(28);
    expect(await prune(db, limitsOf({ days: null, rows: 0 }, null, NOW))).toBe(200);
    expect(await db.count('cards')).toBe(0);
  });
});

describe('deleteFeed', () => {
  it('removes everything, and none of it comes back', async () => {
    const db = await emptyStore();
    const rows = plays(4).map((row) => judged(row));
    await commitRows(db, rows);
    expect(await deleteFeed(db)).toBe(2);
    for (const store of ['cards', 'unread', 'outbox'] as const) expect(await db.count(store)).toBe(0);
    expect(await commitRows(db, rows)).toEqual({ news: 0, baseline: 0 });
    expect(await db.count('streams')).toBe(1);
  });
});

describe('prune on a full disk', () => {
  it('frees space although nothing can be written, and counts the feed again later', async () => {
    const db = await emptyStore();
    await commitRows(db, read(plays(10)));
    await prune(db, limitsOf({ days: null, rows: 9 }, null, NOW));
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('The disk is full', 'QuotaExceededError');
    });
    expect(await prune(db, limitsOf({ days: null, rows: 6 }, null, NOW))).toBe(3);
    full.mockRestore();
    expect(await prune(db, limitsOf({ days: null, rows: 6 }, null, NOW))).toBe(0);
    await commitRows(db, read(plays(1, 20)));
    expect(await prune(db, limitsOf({ days: null, rows: 6 }, null, NOW))).toBe(1);
  });
});
