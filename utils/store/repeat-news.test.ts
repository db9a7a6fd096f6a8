import { describe, expect, it } from 'vitest';
import { activity, play, SEVERANCE } from '@/tests/builders/activity';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { text } from '@/tests/builders/text';
import { sentenceLine } from '@/utils/activity/sentence';
import { NO_SPOILER_FILTER } from '@/utils/activity/spoiler';
import { MINUTE } from '@/utils/lib/time';
import { markAllRead } from '@/utils/store/read-marks';

/** The store after the first was marked read and the second has arrived. */
async function readThenComes(...[first, second]: Parameters<typeof judged>[]) {
  const db = await emptyStore();
  if (first) await commitRows(db, [judged(...first)]);
  await markAllRead(db, NOW);
  if (second) await commitRows(db, [judged(...second)], { now: NOW + MINUTE });
  const counts = { unread: await db.count('unread'), outbox: await db.count('outbox'), cards: await db.count('cards') };
  return { counts, cards: await db.getAll('cards') };
}

const SILENT = { unread: 0, outbox: 0, cards: 1 };
const scrobble = (id: string) => play(1, 1, { id });
const sitting = () => play(1, 1, { id: 'watching:mia', action: 'watching', expiresAt: NOW + 40 * MINUTE });
const noticed = () => activity({ id: 'show-watching:mia', action: 'watching', show: SEVERANCE });

describe('after the first was read', () => {
  it('stays silent about a play that a second app scrobbles', async () => {
    expect((await readThenComes([scrobble('history:1')], [scrobble('history:2')])).counts).toEqual(SILENT);
  });

  it("announces a play that was only in the feed so far if another listing's level is higher", async () => {
    const { counts } = await readThenComes([scrobble('history:1'), { level: 'feed' }], [scrobble('history:2')]);
    expect(counts).toEqual({ unread: 1, outbox: 1, cards: 1 });
  });

  it.each([
    ['the show after the person', sitting(), noticed()],
    ['the person after the show', noticed(), sitting()],
  ])('does not say that somebody is watching twice: %s', async (_, first, second) => {
    const { counts, cards } = await readThenComes([first], [second]);
    expect(counts).toEqual(SILENT);
    expect(cards.map(({ activities }) => sentenceLine(text, activities, NO_SPOILER_FILTER))).toEqual([
      'Mia is watching Severance · S01E01 · Title 1.1',
    ]);
  });
});
