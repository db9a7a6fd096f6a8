import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { activity, DUNE, person, play } from '@/tests/builders/activity';
import { commitRows, emptyStore, judged, NOW, page, storedActivities } from '@/tests/builders/store';
import type { Activity } from '@/utils/activity/activity';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import { LEVELS } from '@/utils/rules/rule';
import { commit } from '@/utils/store/feed-writer';
import type { Database } from '@/utils/store/open-database';
import { readPage, readUnreadCount } from '@/utils/store/read/feed-reader';
import { markAllRead, markRead, markUnread } from '@/utils/store/read-marks';

const OTHER = { stream: 'following' };
const cards = async (db: Database) => (await readPage(db, { limit: 1000 })).rows;

describe('commit', () => {
  it('stores rows, cursor, unread marks and outbox together', async () => {
    const db = await emptyStore();
    const result = await commitRows(db, [judged(play(1, 2, { id: 'history:2', aliases: ['play:x'] }))], {
      change: { cursor: { mark: 2 } },
    });
    expect(result).toEqual({ news: 1, baseline: 0 });
    expect(await db.get('seen', 'history:2')).toMatchObject({ card: 'card:history:2' });
    expect(await storedActivities(db)).toMatchObject([{ id: 'history:2', level: 'notify' }]);
    expect(await db.get('seen', 'play:x')).toBe('history:2');
    expect(await db.getAllKeys('outbox')).toEqual(['card:history:2']);
    expect(await readUnreadCount(db)).toBe(1);
    expect(await db.count('streams')).toBe(1);
  });

  it('stores baseline and late rows as read, without a notification', async () => {
    const db = await emptyStore();
    const rows = [judged(play(1, 2), { baseline: true }), judged(play(2, 9, { at: NOW - 30 * DAY }), { fresh: false })];
    expect(await commitRows(db, rows)).toEqual({ news: 0, baseline: 1 });
    expect((await cards(db)).map(({ unread, card }) => [unread, card.delivery.state])).toEqual([
      [false, 'baseline'],
      [false, 'baseline'],
    ]);
    expect(await db.count('outbox')).toBe(0);
  });

  it('remembers rows at level off, and shows them once somebody asks for them', async () => {
    const db = await emptyStore();
    const row = play(1, 2, { id: 'history:7' });
    await commitRows(db, [judged(row, { level: 'off' })]);
    expect(await db.count('cards')).toBe(0);
    expect(await db.get('seen', 'history:7')).toMatchObject({ off: true });
    // The same listing again: the activity has not happened since then, and is in the feed as read.
    expect(await commitRows(db, [judged(row)])).toEqual({ news: 0, baseline: 1 });
    expect((await cards(db)).map(({ card }) => card.delivery.state)).toEqual(['baseline']);
    await commitRows(db, [judged(row)]);
    expect(await db.count('outbox')).toBe(0);
    expect(await commitRows(db, [judged(row)], OTHER)).toEqual({ news: 1, baseline: 0 });
    await commitRows(db, [judged({ ...row, id: 'history:8' }, { level: 'off' })]);
    await commitRows(db, [judged({ ...row, id: 'history:8' }, { baseline: true })], OTHER);
    expect((await cards(db)).map(({ card }) => card.delivery.state).sort()).toEqual(['baseline', 'pending']);
  });

  it('recognizes a row by any of its ids and aliases', async () => {
    const db = await emptyStore();
    const fromHistory = play(1, 2, { id: 'history:7', aliases: ['play:mia:1'] });
    await commitRows(db, [judged(fromHistory), judged(fromHistory)]);
    await commitRows(db, [judged({ ...fromHistory, id: 'feed:9' })]);
    expect(await storedActivities(db)).toHaveLength(1);
  });

  it('looks into an empty outbox once, however many rows it announces', async () => {
    const db = await emptyStore();
    const get = vi.spyOn(IDBObjectStore.prototype, 'get');
    await commitRows(
      db,
      [1, 2, 3, 4].map((id) => judged(play(id, id, { id: `history:${id}`, user: person(`person${id}`) }))),
    );
    expect(get.mock.contexts.filter((store) => (store as IDBObjectStore).name === 'outbox')).toEqual([]);
    expect(await db.count('outbox')).toBe(4);
  });

  it('keeps two similar rows of one listing apart', async () => {
    const db = await emptyStore();
    const first = play(1, 2, { id: 'history:7', aliases: ['play:mia:1'] });
    await commitRows(db, [judged(first), judged({ ...first, id: 'history:8' })]);
    expect(await storedActivities(db)).toHaveLength(2);
  });

  it('keeps the id of a card that grows, moves it, and marks it unread again', async () => {
    const db = await emptyStore();
    await commitRows(db, [
      judged(play(1, 2, { action: 'watching', id: 'watching:1', at: NOW - HOUR }), { level: 'badge' }),
    ]);
    await markAllRead(db, NOW);
    await commitRows(db, [judged(play(1, 2, { id: 'history:2' }))]);
    const rows = await cards(db);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      unread: true,
      card: { id: 'card:watching:1', key: [-NOW, 'card:watching:1'], level: 'notify' },
    });
    expect(rows[0]?.card.activities.map(({ id }) => id)).toEqual(['history:2', 'watching:1']);
  });

  it('moves the unread mark along with its card', async () => {
    const db = await emptyStore();
    await commitRows(db, [judged(play(1, 2, { at: NOW - HOUR }))]);
    await commitRows(db, [judged(play(1, 3), { level: 'feed' })]);
    expect(await db.getAllKeys('unread')).toEqual((await cards(db)).map(({ card }) => card.key));
  });

  it.each([
    ['now', 0],
    ['on the day it was first shown', 7 * DAY],
  ])('makes one card of 60 episodes that are marked at once, each dated %s', async (_, apart) => {
    const db = await emptyStore();
    const marked = (index: number) => play(1, index + 1, { action: 'seen', at: NOW - (60 - index) * apart });
    // The rows of the next check belong to it as well.
    await commitRows(
      db,
      Array.from({ length: 40 }, (_, index) => judged(marked(index))),
    );
    await commitRows(
      db,
      Array.from({ length: 20 }, (_, index) => judged(marked(40 + index))),
    );
    expect(await cards(db)).toHaveLength(1);
    expect(await db.count('outbox')).toBe(1);
  });

  it('keeps news apart from what was stored as read', async () => {
    const db = await emptyStore();
    await commitRows(db, [judged(play(1, 2, { at: NOW - MINUTE }), { baseline: true })]);
    await commitRows(db, [judged(play(1, 3))]);
    expect((await cards(db)).map(({ unread }) => unread)).toEqual([true, false]);
  });

  it('places an activity at the time it was noticed if that was more than a day late', async () => {
    const db = await emptyStore();
    await commitRows(db, [judged(play(1, 2, { at: NOW - 3 * DAY }))]);
    expect((await cards(db))[0]?.card.key[0]).toBe(-NOW);
  });

  it('shows a gap as a row of its own', async () => {
    const db = await emptyStore();
    await commitRows(db, [], { change: { gap: { since: NOW - DAY, url: 'https://app.trakt.tv/users/mia/history' } } });
    expect((await cards(db))[0]?.card).toMatchObject({ kind: 'gap', gap: { since: NOW - DAY } });
  });

  it('stores nothing if any row fails', async () => {
    const db = await emptyStore();
    const broken = { ...play(1, 2), notStorable: () => {} };
    await expect(commitRows(db, [judged(play(1, 1)), judged(broken)])).rejects.toThrow();
    for (const store of ['cards', 'unread', 'seen', 'streams', 'outbox'] as const) {
      expect(await db.count(store), store).toBe(0);
    }
  });

  it('stores nothing if the last write fails', async () => {
    const db = await emptyStore();
    const state = { key: 'history:mia', cursor: { no: () => {} } } as never;
    await expect(commit(db, { rows: [judged(play(1, 1))], page: page(), state, now: NOW })).rejects.toThrow();
    expect(await db.count('cards')).toBe(0);
    expect(await db.count('outbox')).toBe(0);
  });
});

describe('the badge', () => {
  const events = fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant('commit' as const),
        user: fc.constantFrom('mia', 'ben'),
        episode: fc.integer({ min: 1, max: 6 }),
        level: fc.constantFrom(...LEVELS),
        baseline: fc.boolean(),
        fresh: fc.boolean(),
        ago: fc.integer({ min: 0, max: 3 * DAY }),
        movie: fc.boolean(),
      }),
      fc.record({ kind: fc.constantFrom('read' as const, 'all' as const, 'undo' as const), index: fc.nat(20) }),
    ),
    { maxLength: 30 },
  );

  it('always equals the unread rows of the feed, and every unread mark has its card', async () => {
    await fc.assert(
      fc.asyncProperty(events, async (steps) => {
        const db = await emptyStore();
        let undo: Awaited<ReturnType<typeof markAllRead>> = [];
        for (const step of steps) {
          if (step.kind === 'commit') {
            const { user, episode, ago, movie, ...rest } = step;
            const change: Partial<Activity> = { user: person(user), at: NOW - ago };
            await commitRows(db, [
              judged(movie ? activity({ type: 'movie', movie: DUNE, ...change }) : play(1, episode, change), rest),
            ]);
          } else if (step.kind === 'all') undo = await markAllRead(db, NOW);
          else if (step.kind === 'undo') await markUnread(db, undo);
          else {
            const rows = await cards(db);
            const row = rows[step.index % Math.max(1, rows.length)];
            if (row) await markRead(db, [row.card.id], NOW);
          }
        }
        const rows = await cards(db);
        expect(await readUnreadCount(db)).toBe(rows.filter(({ unread }) => unread).length);
        expect(await db.count('unread')).toBe(rows.filter(({ unread }) => unread).length);
        for (const entry of await db.getAllKeys('outbox'))
          expect(rows.some(({ card }) => card.id === entry)).toBe(true);
        const members = rows.flatMap(({ card }) => card.activities.map(({ id }) => id));
        expect(new Set(members).size).toBe(members.length);
        db.close();
      }),
      { numRuns: 60 },
    );
  });
});
