import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld } from '@/sandbox/world';
import { userSource } from '@/tests/builders/source';
import { type Lookout, startLookout } from '@/tests/lookout';
import { MINUTE, SECOND } from '@/utils/lib/time';
import { readWatchingNow } from '@/utils/store/read/watching-now';

/** Episodes last 40 minutes. Mia has just begun one, as a check has found. */
const EPISODE = 40 * MINUTE;

let lookout: Lookout;
let end: number;

const begin = (episode: number) => {
  lookout.sandbox.control.event({ user: 'mia', action: 'watching', show: 'severance', season: 1, episode });
};
/** Passes the time until `ms` after the expected end, and looks again there. */
async function lookAt(ms: number) {
  lookout.pass(end + ms - lookout.now());
  const before = lookout.sandbox.log.length;
  const result = await lookout.services.check('look');
  return { ok: result.ok, asked: lookout.sandbox.log.slice(before).map(({ path }) => path) };
}
const episodes = async () => {
  const groups = await readWatchingNow(await lookout.db(), lookout.now());
  return groups.flat().map(({ activity }) => activity.episode?.number);
};

beforeEach(async () => {
  const show = { title: 'Severance', runtime: EPISODE / MINUTE, seasons: [{ number: 1, episodes: 9 }] };
  const world = createWorld({
    people: [{ username: 'mia' }, { username: 'ben' }],
    shows: [show],
    movies: [],
    events: [],
  });
  lookout = await startLookout({ sources: [userSource('mia'), userSource('ben')] }, world);
  await lookout.services.check('now');
  lookout.pass(5 * MINUTE);
  begin(1);
  await lookout.services.check('tick');
  const [[viewing] = []] = await readWatchingNow(await lookout.db(), lookout.now());
  end = viewing?.until ?? 0;
  expect(end - lookout.now()).toBeGreaterThan(20 * MINUTE);
});

describe('an open panel', () => {
  it('shows the next episode after one request for the person with an episode that ends', async () => {
    expect(await lookAt(30 * SECOND)).toEqual({ ok: true, asked: ['/users/mia/watching'] });
    lookout.pass(20 * SECOND);
    begin(2);
    expect((await lookAt(90 * SECOND)).asked).toEqual(['/users/mia/watching']);
    expect(await episodes()).toEqual([2]);
    expect((await lookAt(150 * SECOND)).asked).toEqual([]);
  });

  it.each([
    ['long before the end', -5 * MINUTE],
    ['when nothing has followed for a while', 4 * MINUTE],
  ])('asks nothing %s', async (_, ms) => {
    expect((await lookAt(ms)).asked).toEqual([]);
  });

  it('asks once for two panels', async () => {
    await lookAt(30 * SECOND);
    expect((await lookAt(40 * SECOND)).asked).toEqual([]);
  });

  it.each([
    ['down', { kind: '502' } as const],
    ['asking to wait', { kind: '429', retryAfter: 600 } as const],
  ])('asks nothing while Trakt is %s', async (_, fault) => {
    lookout.pass(end - 5 * MINUTE - lookout.now());
    lookout.sandbox.control.fault(fault);
    await lookout.services.check('tick');
    lookout.sandbox.control.clearFaults();
    expect((await lookAt(-30 * SECOND)).asked).toEqual([]);
    expect((await lookAt(90 * SECOND)).asked).toEqual([]);
  });

  it('continues as soon as a check has reached Trakt again', async () => {
    lookout.pass(end - 5 * MINUTE - lookout.now());
    lookout.sandbox.control.fault({ kind: '502' });
    await lookout.services.check('tick');
    lookout.sandbox.control.clearFaults();
    await lookout.services.check('tick');
    expect((await lookAt(90 * SECOND)).asked).toEqual(['/users/mia/watching']);
  });
});
