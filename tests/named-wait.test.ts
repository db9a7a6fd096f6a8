import { beforeEach, expect, it } from 'vitest';
import { userSource } from '@/tests/builders/source';
import { type Lookout, startLookout } from '@/tests/lookout';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { obstacleOf } from '@/utils/store/read/waiting';

let lookout: Lookout;
const standing = async () => (await (await lookout.db()).get('poller', 'poller')) as Parameters<typeof obstacleOf>[0];
const sent = () => lookout.sandbox.log.length;

beforeEach(async () => {
  lookout = await startLookout({ sources: [userSource('mia')] });
  await lookout.services.check('now');
  lookout.pass(5 * MINUTE);
});

it.each(['tick', 'soon', 'now'] as const)('keeps the time that Trakt names while it is down: %s', async (trigger) => {
  lookout.sandbox.control.fault({ kind: 'status', status: 503, retryAfter: 3600 });
  await lookout.services.check('tick');
  lookout.sandbox.control.clearFaults();
  const before = sent();
  lookout.pass(50 * MINUTE);
  const result = await lookout.services.check(trigger);
  expect(sent()).toBe(before);
  expect(result).toMatchObject({ ok: true, value: { error: { kind: 'server', status: 503 } } });
  expect(obstacleOf(await standing(), lookout.now())).toMatchObject({ error: { kind: 'unreachable' } });
  lookout.pass(15 * MINUTE);
  await lookout.services.check(trigger);
  expect(sent()).toBeGreaterThan(before);
  expect(obstacleOf(await standing(), lookout.now())).toBeNull();
});

it('asks with each check while Trakt is down and names no time', async () => {
  lookout.sandbox.control.fault({ kind: 'status', status: 503, retryAfter: null });
  await lookout.services.check('tick');
  const before = sent();
  for (let passed = 0; passed < HOUR; passed += 5 * MINUTE) {
    lookout.pass(5 * MINUTE);
    await lookout.services.check('tick');
  }
  expect(sent() - before).toBe(12);
});
