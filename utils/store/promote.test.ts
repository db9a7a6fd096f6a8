import { describe, expect, it } from 'vitest';
import { play } from '@/tests/builders/activity';
import { commitRows, emptyStore, judged, NOW, storedActivities } from '@/tests/builders/store';
import { MINUTE } from '@/utils/lib/time';
import type { Database } from '@/utils/store/open-database';
import { deleteFeed } from '@/utils/store/prune';
import { readPage } from '@/utils/store/read/feed-reader';
import { markAllRead } from '@/utils/store/read-marks';

const OTHER = { stream: 'following' };
const cards = async (db: Database) => (await readPage(db, { limit: 1000 })).rows;

describe('when another source wants a stored activity at a higher level', () => {
  const row = play(1, 2, { id: 'history:7', aliases: ['play:mia:1'] });
  const twin = { ...row, id: 'feed:9' };
  const state = async (db: Database) =>
    (await cards(db)).map(({ unread, card }) => [unread, card.level, card.delivery.state, card.activities.length]);

  it('raises it from the feed to a notification, in its place, once', async () => {
    const db = await emptyStore();
    await commitRows(db, [judged(row, { level: 'feed' })]);
    expect(await state(db)).toEqual([[false, 'feed', 'silent', 1]]);
    const louder = judged(twin, { source: 'following' });
    expect(await commitRows(db, [louder], OTHER)).toEqual({ news: 0, baseline: 0 });
    expect(await state(db)).toEqual([[true, 'notify', 'pending', 1]]);
    expect(await storedActivities(db)).toMatchObject([{ id: 'history:7', level: 'notify' }]);
    await markAllRead(db, NOW);
    await commitRows(db, [louder], OTHER);
    await commitRows(db, [judged(row, { source: 'show:severance' })], { stream: 'show' });
    expect(await state(db)).toEqual([[false, 'notify', 'suppressed', 1]]);
  });

  it('moves it out of the card where it was stored as read', async () => {
    const db = await emptyStore();
    const filed = [row, play(1, 3, { id: 'history:8', at: row.at - MINUTE })];
    await commitRows(
      db,
      filed.map((each) => judged(each, { baseline: true })),
    );
    expect(await state(db)).toEqual([[false, 'notify', 'baseline', 2]]);
    expect(await commitRows(db, [judged(twin, { source: 'following' })], OTHER)).toEqual({ news: 1, baseline: 0 });
    expect((await state(db)).sort()).toEqual([
      [false, 'notify', 'baseline', 1],
      [true, 'notify', 'pending', 1],
    ]);
    expect(await storedActivities(db)).toHaveLength(2);
  });

  it('leaves it alone for a source that had it already, at a level that is no higher, or if it was deleted', async () => {
    const db = await emptyStore();
    await commitRows(db, [judged(row, { level: 'badge' })]);
    await commitRows(db, [judged(row)], { stream: 'show' });
    await commitRows(db, [judged(twin, { level: 'feed', source: 'following' })], OTHER);
    expect(await state(db)).toEqual([[true, 'badge', 'silent', 1]]);
    await deleteFeed(db);
    await commitRows(db, [judged(row, { source: 'show:severance' })], { stream: 'comments' });
    expect(await state(db)).toEqual([]);
  });
});
