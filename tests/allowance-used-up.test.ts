import { expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { footState } from '@/components/feed/status/foot-state';
import { userSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import { startLookout } from '@/tests/lookout';
import { shortTime } from '@/utils/lib/relative-time';
import { MINUTE } from '@/utils/lib/time';
import { readPollerState } from '@/utils/store/poller-state';
import { summarizeListings } from '@/utils/store/read/listing-summary';

const ABSURD = JSON.stringify({ name: 'X', period: 300, limit: 1e300, remaining: 0 });

it('shows when the used-up allowance is full again and continues then, whatever a single header says', async () => {
  const lookout = await startLookout({ sources: [userSource('mia'), userSource('ben')] });
  const { sandbox, services } = lookout;
  await services.check('now');
  const { fetch } = sandbox;
  sandbox.fetch = async (...request) => {
    const { body, status, headers } = await fetch(...request);
    return new Response(body, { status, headers: [...headers, ['x-ratelimit', ABSURD]] });
  };
  lookout.pass(5 * MINUTE);
  await services.check('tick');
  sandbox.fetch = fetch;
  sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 1, episode: 3 });

  const db = await lookout.db();
  const poller = await readPollerState(db);
  const until = poller?.budget.usedUpUntil ?? 0;
  expect(until).toBeGreaterThan(lookout.now());
  expect(until).toBeLessThanOrEqual(lookout.now() + 4 * MINUTE);
  const words = `Trakt’s request limit has been reached. Checks resume at ${shortTime(until, lookout.now(), text.locale)}.`;
  expect(lookout.browser.toolbar).toMatchObject({
    icon: '/icon/grey/16.png',
    title: expect.stringContaining('Trakt’s request limit has been reached. Checks resume at'),
  });
  const settings = await services.settings.read();
  const listings = summarizeListings(await db.getAll('streams'), settings);
  const foot = footState(text, listings, settings, { now: lookout.now(), v1: false, poller });
  expect(foot.problem).toBe(words);
  expect(foot.words).not.toContain('any moment');
  const asked = sandbox.log.length;
  expect(await services.check('now')).toMatchObject({ value: { read: 0, error: { kind: 'used-up' } } });
  expect(sandbox.log.length).toBe(asked);

  // The alarm rings when it is full again.
  expect((await fakeBrowser.alarms.get('tick'))?.scheduledTime).toBeLessThanOrEqual(until);
  lookout.pass(until - lookout.now());
  await services.check('tick');
  for (let minutes = 0; minutes < 5; minutes += 1) {
    lookout.pass(MINUTE);
    await services.check('tick');
  }
  expect(lookout.browser.raised).toHaveLength(1);
  expect(lookout.browser.toolbar.icon).toBe('/icon/16.png');
});

it('runs one more round, not three, after three presses of "Check now" during a round', async () => {
  const lookout = await startLookout({ sources: [userSource('mia')] });
  await lookout.services.check('now');
  const whole = lookout.sandbox.log.length;
  const { check } = lookout.services;
  await Promise.all([check('now'), check('now'), check('now'), check('now')]);
  expect(lookout.sandbox.log.length - whole).toBeLessThanOrEqual(2 * whole);
});

it('still notifies within the hour if others at this address always leave nothing of the allowance', async () => {
  const lookout = await startLookout({ sources: [userSource('mia'), userSource('ben')] });
  const { sandbox, services } = lookout;
  await services.check('now');
  const { fetch } = sandbox;
  const used = JSON.stringify({ name: 'X', period: 300, limit: 500, remaining: 20 });
  sandbox.fetch = async (...request) => {
    const { body, status, headers } = await fetch(...request);
    return new Response(body, { status, headers: [...headers, ['x-ratelimit', used]] });
  };
  const tick = async () => {
    lookout.pass(5 * MINUTE);
    await services.check('tick');
  };
  for (let checks = 0; checks < 6; checks += 1) await tick();
  sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 1, episode: 3 });
  for (let checks = 0; checks < 12; checks += 1) await tick();
  expect(lookout.browser.raised).toHaveLength(1);
});
