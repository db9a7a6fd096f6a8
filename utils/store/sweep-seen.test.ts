import { expect, it, vi } from 'vitest';
import { play } from '@/tests/builders/activity';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { DAY } from '@/utils/lib/time';
import { limitsOf, prune } from '@/utils/store/prune';
import { newStreamState } from '@/utils/store/stream-states';
import { isBeyondReturn, isSweepDue, sweepSeen } from '@/utils/store/sweep-seen';
import { write } from '@/utils/store/write';

const history = { id: 'history:1', at: NOW - 400 * DAY, streams: ['history:mia'] };
const reachingBack = (days: number | null) =>
  new Map([['history:mia', { cursor: { oldest: days && NOW - days * DAY } }]]);

it.each([
  ['a play far below the first page', history, reachingBack(100), true],
  ['a play that is near its end', { ...history, at: NOW - 150 * DAY }, reachingBack(100), false],
  ['a play where the first page is not known', history, reachingBack(null), false],
  ['a play of somebody who was removed', history, new Map(), true],
  [
    'a play that another listing shows',
    { ...history, streams: ['history:mia', 'collection-movies:mia'] },
    reachingBack(1),
    true,
  ],
  ['a rating, which its listing may hold for ever', { ...history, id: 'rating:mia:show:1:1' }, reachingBack(1), false],
  ['a sitting of last week', { ...history, id: 'watching:mia:1', at: NOW - 7 * DAY }, new Map(), true],
  ['a sitting of today', { ...history, id: 'watching:mia:1', at: NOW - 1000 }, new Map(), false],
])('%s', (_, entry, states, expected) => {
  expect(isBeyondReturn(entry, states, NOW)).toBe(expected);
});

it('forgets plays that no row shows and no listing returns, a few at a time, and continues after a kill', async () => {
  const db = await emptyStore();
  const plays = Array.from({ length: 40 }, (_, index) =>
    play(1, index + 1, { id: `history:${100 + index}`, aliases: [`play:${index}`], at: NOW - (index + 1) * 10 * DAY }),
  );
  await commitRows(
    db,
    plays.map((row) => judged(row, { baseline: true })),
  );
  await prune(db, limitsOf({ days: null, rows: 10 }, null, NOW));
  const [stream = ''] = ((await db.get('seen', 'history:100')) as { streams: string[] }).streams;
  await write(db, ['streams'], async (tx) => {
    await tx.objectStore('streams').put({ ...newStreamState(stream), cursor: { oldest: NOW - 100 * DAY } });
  });
  const sweep = async () => isSweepDue((await db.get('poller', 'sweep')) as never, NOW);
  let steps = 0;
  for (; await sweep(); steps += 1) await sweepSeen(db, NOW, 25);
  expect(steps).toBe(4);
  const left = await db.getAllKeys('seen');
  // Ten rows, and what is less than twice as old as the oldest play of the first page.
  expect(left.filter((key) => key.startsWith('history:'))).toHaveLength(20);
  expect(left.filter((key) => key.startsWith('play:'))).toHaveLength(20);
});

it('looks for no card that must be in the feed, however many there are', async () => {
  const db = await emptyStore();
  const plays = Array.from({ length: 20 }, (_, index) =>
    play(1, index + 1, { id: `history:${100 + index}`, aliases: [], at: NOW - (index + 1) * 10 * DAY }),
  );
  await commitRows(
    db,
    plays.map((row) => judged(row, { baseline: true })),
  );
  await prune(db, limitsOf({ days: null, rows: 15 }, null, NOW));
  const sought = vi.spyOn(IDBIndex.prototype, 'getKey');
  await db.clear('streams');
  expect(await sweepSeen(db, NOW)).toBe(5);
  // The oldest of those that are left is not newer than its card: it is looked for.
  expect(sought).toHaveBeenCalledTimes(6);
  sought.mockRestore();
});
