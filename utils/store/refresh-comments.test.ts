import { expect, it } from 'vitest';
import { play } from '@/tests/builders/activity';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { readCard } from '@/utils/store/read/feed-reader';
import { markRead } from '@/utils/store/read-marks';

const comment = (text: string, spoiler: boolean) =>
  judged(play(1, 1, { id: 'comment:1', action: 'shout', comment: { id: 1, text, spoiler } }));

it('hides a comment that its author later marks as a spoiler, and shows an edited text, without announcing it', async () => {
  const db = await emptyStore();
  await commitRows(db, [comment('He dies.', false)]);
  await markRead(db, ['card:comment:1'], NOW);
  await commitRows(db, [comment('She dies.', true)]);
  // What a damaged answer looks like.
  await commitRows(db, [comment('', false)]);
  const expected = { comment: { text: 'She dies.', spoiler: true } };
  expect((await readCard(db, 'card:comment:1'))?.activities).toMatchObject([expected]);
  expect([await db.count('unread'), await db.count('outbox'), await db.count('cards')]).toEqual([0, 0, 1]);
});
