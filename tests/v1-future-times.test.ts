import { expect, it } from 'vitest';
import { SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { showSource } from '@/tests/builders/source';
import { startLookout } from '@/tests/lookout';
import { DAY, MINUTE, SECOND } from '@/utils/lib/time';

const ORIGIN = 'https://api.trakt.tv';
const V1 = { server: { protocol: 'v1', origin: ORIGIN }, clientIds: { [ORIGIN]: SANDBOX_CLIENT_ID } } as const;
interface Answer {
  timestamps: { current: number };
  activity: { timestamp: number }[];
}
const AHEAD = (30 * DAY) / SECOND;

it.each<[string, (answer: Answer) => Answer]>([
  ['a right answer', (answer) => answer],
  [
    'an answer by a clock of Trakt’s that is a month ahead',
    (answer) => ({ ...answer, timestamps: { ...answer.timestamps, current: answer.timestamps.current + AHEAD } }),
  ],
  [
    'a play that a stranger’s app has dated a month ahead',
    (answer) => ({
      ...answer,
      activity: answer.activity.slice(0, 1).map((row) => ({ ...row, timestamp: row.timestamp + AHEAD })),
    }),
  ],
])('goes on announcing plays of a watched show on protocol v1 after %s', async (_, damage) => {
  const lookout = await startLookout({ sources: [showSource('severance')], ...V1 });
  const play = (user: string, episode: number) =>
    lookout.sandbox.control.event({ user, action: 'scrobble', show: 'severance', season: 1, episode });
  const check = async (ms = 5 * MINUTE) => {
    lookout.pass(ms);
    await lookout.services.check('now');
  };
  await check();
  await check(3 * DAY);
  play('ben', 1);
  const { fetch } = lookout.sandbox;
  let damaged = 0;
  Object.assign(lookout.sandbox, {
    fetch: async (...args: Parameters<typeof fetch>) => {
      const answer = await fetch(...args);
      if (damaged > 0 || !String(args[0]).includes('/activity/shows')) return answer;
      damaged += 1;
      return new Response(JSON.stringify(damage((await answer.json()) as Answer)), { headers: answer.headers });
    },
  });
  await check(2 * MINUTE);
  expect(damaged).toBe(1);
  await check(2 * DAY);
  play('mia', 2);
  await check(2 * MINUTE);
  await check(DAY);
  expect(lookout.browser.raised.filter(({ title }) => title.includes('Mia'))).toHaveLength(1);
});
