import { describe, expect, it } from 'vitest';
import { check, play, raised, start } from '@/tests/builders/following';
import type { Lookout } from '@/tests/lookout';
import { HOUR, MINUTE } from '@/utils/lib/time';

const rating = { action: 'rating', show: 'severance', season: 2, episode: 5, rating: 9 } as const;
type FollowRow = { user: { username: string; ids: object } };

/** Changes the answers for the follow list until `times` of them have been changed. */
function damageList(lookout: Lookout, times: number, damage: (row: FollowRow) => object) {
  const { fetch } = lookout.sandbox;
  const left = { times };
  Object.assign(lookout.sandbox, {
    fetch: async (...args: Parameters<typeof fetch>) => {
      const answer = await fetch(...args);
      if (left.times === 0 || !String(args[0]).endsWith('/users/me/following')) return answer;
      left.times -= 1;
      const rows = (await answer.json()) as FollowRow[];
      const body = rows.map((row) => (row.user.username === 'ben' ? damage(row) : row));
      return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
    },
  });
  return left;
}

describe('one answer with a row of the follow list that cannot be read', () => {
  it.each<[string, (row: FollowRow) => object]>([
    ['has no person', (row) => ({ ...row, user: null })],
    ['has a person without names', (row) => ({ ...row, user: { ...row.user, ids: null, username: null } })],
  ])('loses nothing of a person after their row %s', async (_, damage) => {
    const lookout = await start();
    const left = damageList(lookout, 1, damage);
    lookout.pass(HOUR);
    await check(lookout);
    expect(left.times).toBe(0);
    lookout.pass(2 * MINUTE);
    lookout.sandbox.control.event({ user: 'ben', ...rating });
    play(lookout, 'ben', 6);
    for (let n = 0; n < 3; n += 1) await check(lookout);
    lookout.pass(HOUR);
    for (let n = 0; n < 3; n += 1) await check(lookout);
    expect(raised(lookout).filter((words) => words.includes('Ben'))).not.toEqual([]);
    expect(
      (await lookout.rows()).filter(({ card }) => card.activities.some(({ id }) => id.includes('rating'))),
    ).not.toEqual([]);
  });

  it('is believed after four answers, so that somebody who is gone is no longer announced', async () => {
    const lookout = await start();
    damageList(lookout, 9, (row) => ({ ...row, user: null }));
    for (let n = 0; n < 5; n += 1) {
      lookout.pass(HOUR);
      await check(lookout);
    }
    await check(lookout);
    play(lookout, 'ben', 6);
    await check(lookout);
    expect(raised(lookout)).toEqual([]);
  });
});

it.each([
  ['soon', 0.5],
  ['after two hours of sleep', 2],
  ['after a night', 9],
])('announces a rating by a newly followed person if the next check comes %s', async (_, hours) => {
  const lookout = await start();
  lookout.sandbox.control.follow('mia', 'hugo');
  lookout.pass(HOUR);
  await check(lookout);
  lookout.pass(10 * MINUTE);
  lookout.sandbox.control.event({ user: 'hugo', ...rating });
  lookout.pass(hours * HOUR);
  for (let n = 0; n < 3; n += 1) await check(lookout);
  expect(raised(lookout).filter((words) => words.includes('Hugo'))).toHaveLength(1);
});
