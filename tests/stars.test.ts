import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { starCommands } from '@/entrypoints/background/star-commands';
import { userSource } from '@/tests/builders/source';
import { type Lookout, startLookout } from '@/tests/lookout';
import { loseStore } from '@/tests/lose-store';
import { DAY, MINUTE } from '@/utils/lib/time';
import { findRows } from '@/utils/store/read/feed-query';

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

const play = ({ sandbox }: Lookout, episode: number) =>
  sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 1, episode });
const star = ({ services }: Lookout, id: string, starred = true) => starCommands(services).star({ id, starred });
const starred = async (lookout: Lookout) =>
  (await findRows(await lookout.db(), { facets: [], unread: false, starred: true }, { limit: 50 })).rows;

/** Mia is watched, and watched an episode that was announced. */
async function start(): Promise<Lookout> {
  const lookout = await startLookout({ sources: [userSource('mia')] });
  await lookout.services.check('now');
  lookout.pass(5 * MINUTE);
  play(lookout, 2);
  lookout.pass(2 * MINUTE);
  await lookout.services.check('now');
  return lookout;
}

describe.each(['database', 'rows'] as const)('after the browser has lost the %s', (what) => {
  it('restores the starred rows once each, even one that Trakt no longer lists', async () => {
    const lookout = await start();
    const before = (await lookout.rows()).map(({ card }) => card);
    const [news, old] = [before[0], before.at(-1)];
    if (!news || !old) throw new Error('No rows');
    for (const { id } of [news, old]) expect(await star(lookout, id)).toEqual({ ok: true });
    const raised = lookout.browser.raised.length;
    await loseStore(lookout, what);
    lookout.pass(20 * MINUTE);
    expect((await starred(lookout)).map(({ card, unread }) => [card.id, unread])).toEqual([
      [news.id, false],
      [old.id, false],
    ]);
    await lookout.services.check('now');
    const after = (await lookout.rows()).flatMap(({ card }) => card.activities.map(({ id }) => id));
    expect(after.filter((id) => id === news.activities[0]?.id)).toHaveLength(1);
    expect(after.filter((id) => id === old.activities[0]?.id)).toHaveLength(1);
    expect(lookout.browser.raised).toHaveLength(raised);
    expect(await starred(lookout)).toHaveLength(2);
  });

  it('still notifies of a starred row that waited for the end of a snooze', async () => {
    const lookout = await start();
    await lookout.settings({ snoozeUntil: lookout.now() + 60 * MINUTE });
    play(lookout, 3);
    lookout.pass(5 * MINUTE);
    await lookout.services.check('now');
    const waiting = (await lookout.rows())
      .map(({ card }) => card)
      .find(({ delivery }) => delivery.state === 'deferred');
    if (!waiting) throw new Error('Nothing waits');
    await star(lookout, waiting.id);
    const raised = lookout.browser.raised.length;
    await loseStore(lookout, what);
    await lookout.services.check('now');
    expect(await starred(lookout)).toHaveLength(1);
    expect(lookout.browser.raised).toHaveLength(raised);
    lookout.pass(61 * MINUTE);
    await lookout.services.check('tick');
    expect(lookout.browser.raised.length).toBeGreaterThan(raised);
  });
});

it('ends in the state the person wanted if the worker dies between the copy and the store', async () => {
  const lookout = await start();
  const [row] = await lookout.rows();
  const id = row?.card.id ?? '';
  const db = await lookout.db();
  const transaction = db.transaction.bind(db);
  Object.assign(db, {
    transaction: (...data: Parameters<typeof transaction>) => {
      if (data[1] === 'readwrite') throw new Error('The worker is gone');
      return transaction(...data);
    },
  });
  await expect(star(lookout, id)).rejects.toThrow();
  await loseStore(lookout, 'database');
  expect((await starred(lookout)).map(({ card }) => card.id)).toEqual([id]);
});

it('keeps all stars set at once', async () => {
  const lookout = await start();
  const ids = (await lookout.rows()).slice(0, 3).map(({ card }) => card.id);
  const commands = starCommands(lookout.services);
  await Promise.all(ids.map((id) => commands.star({ id, starred: true })));
  await loseStore(lookout, 'database');
  expect((await starred(lookout)).map(({ card }) => card.id).sort()).toEqual([...ids].sort());
});

it('keeps starred rows beyond the days that are kept', async () => {
  const lookout = await start();
  const [row] = await lookout.rows();
  await star(lookout, row?.card.id ?? '');
  await lookout.settings({ keep: { days: 30, rows: null } });
  for (let day = 0; day < 40; day += 10) {
    lookout.pass(10 * DAY);
    await lookout.services.check('now');
  }
  expect((await lookout.rows()).map(({ card }) => card.id)).toContain(row?.card.id);
});
