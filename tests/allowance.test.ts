import { expect, it } from 'vitest';
import { mostWithin, sourcesOf, startPolling, startTrakt } from '@/tests/virtual-poll';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { ALLOWANCE } from '@/utils/poll/budget';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import { readStreamStates } from '@/utils/store/stream-states';

it('watches 200 people within Trakt’s rate limit, and skips none of them', async () => {
  const size = { users: 200, shows: 10 };
  const trakt = startTrakt('v2', size);
  const { db, streams, tick } = await startPolling('v2', trakt, { ...DEFAULT_SETTINGS, sources: sourcesOf(size) });
  const start = trakt.clock.now;
  const stopped: unknown[] = [];
  while (trakt.clock.now < start + HOUR) {
    const round = await tick();
    if (round.stopped || round.failed > 0) stopped.push(round);
  }
  expect(stopped).toEqual([]);
  expect(mostWithin(trakt.requests, ALLOWANCE.period)).toBeLessThanOrEqual(450);
  // The first check reads everything once; later ones read only what is worth a request, which is less than the
  // allowance.
  expect(trakt.requests.length).toBeGreaterThan(3000);
  expect(trakt.requests.length).toBeLessThan(3600);
  const states = await readStreamStates(db);
  expect(states.size).toBe(streams.length);
  const waited = [...states.values()].map(({ lastRead }) => trakt.clock.now - (lastRead ?? 0));
  // The clock moves while requests are sent, too.
  expect(Math.max(...waited)).toBeLessThanOrEqual(HOUR + MINUTE);
}, 300_000);

it('respects the remaining allowance that Trakt reports if somebody else spends it too', async () => {
  const size = { users: 60, shows: 1 };
  const trakt = startTrakt('v2', { ...size, rateLimit: { header: 'always' } });
  trakt.sandbox.control.rateLimit({ used: 420 });
  const { tick } = await startPolling('v2', trakt, { ...DEFAULT_SETTINGS, sources: sourcesOf(size) });
  const start = trakt.clock.now;
  // Trakt asked for no wait, and still not all streams could be read.
  while (trakt.clock.now < start + 5 * MINUTE) expect(await tick()).toMatchObject({ stopped: null, cut: true });
  expect(trakt.requests.length).toBeLessThan(80);
  expect(trakt.requests.length).toBeGreaterThan(20);
}, 300_000);
