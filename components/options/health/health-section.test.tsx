// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { HealthSection } from '@/components/options/health/health-section';
import { healthAt } from '@/tests/builders/health';
import { OptionsDesk } from '@/tests/builders/options-desk';
import { followingSource, userSource } from '@/tests/builders/source';
import { fakeExtension } from '@/tests/fake-extension';
import { MINUTE } from '@/utils/lib/time';
import type { Health } from '@/utils/messaging/protocol';
import { readBuildEnv } from '@/utils/server/build-env';
import type { StreamState } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';

const NOW = new Date(2026, 10, 22, 20, 0).getTime();
const WELL = healthAt(NOW);

beforeEach(() => void fakeExtension());
afterEach(() => act(() => render(null, document.body)));
const bad = () => [...document.querySelectorAll('.bad')].map(({ textContent }) => textContent);

async function look(change: Partial<Health>, paused = false, streams: StreamState[] = []): Promise<void> {
  const desk = new OptionsDesk(
    HealthSection,
    { now: NOW, env: readBuildEnv({}), streams },
    { sources: [userSource('mia')], paused },
  );
  desk.replies = { health: { ok: true, health: { ...WELL, ...change } } };
  await desk.press('Refresh');
}

it('shows no problem if all is well', async () => {
  await look({});
  expect(bad()).toEqual([]);
});

const until = NOW + 12 * MINUTE;
it.each([
  ['rate-limited', /asked .* wait until 8:12.*/],
  ['blocked', /blocking this network or browser\. Retrying at 8:12.*VPN/],
  ['key-refused', /refused the Client ID\. .*Enter your own under Account/],
  ['locked', /account is locked or deactivated\. .*support@trakt\.tv/],
  ['unreachable', /^Couldn’t reach Trakt\. Retrying at 8:12.*/],
] as const)('says why nothing is requested: %s', async (waiting, words) => {
  await look({ requests: { ...WELL.requests, until, waiting } });
  expect(bad()).toEqual([expect.stringMatching(words)]);
});

it.each(['rate-limited', 'used-up', 'unreachable'] as const)(
  'calls no listing fine during a wait: %s',
  async (waiting) => {
    await look({ requests: { ...WELL.requests, until, waiting } }, false, [
      { ...newStreamState('history:mia'), sourceIds: ['user:mia'], lastGoodRead: NOW - MINUTE },
    ]);
    expect(document.querySelector('.streams')?.textContent).toContain('Waiting for Trakt');
    expect(document.querySelector('.streams')?.textContent).not.toContain('OK');
  },
);

it('shows the next check at the end of the wait', async () => {
  await look({ requests: { ...WELL.requests, until, waiting: 'rate-limited' } });
  const [, next] = [...document.querySelectorAll('.glance dd')].map(({ textContent }) => textContent);
  expect(next).toBe('in 12 min.');
});

it('never names a past time for the next check', async () => {
  const past = NOW - 3 * MINUTE;
  const at = () => [...document.querySelectorAll('.glance dd')].map(({ textContent }) => textContent);
  await look({ nextCheck: past, alarm: { name: 'tick', at: past, periodMinutes: 5 } });
  expect([at()[1], at()[3]]).toEqual(['any moment', 'every 5 minutes; next any moment']);
  await look({ nextCheck: null, alarm: null }, true);
  expect(at()[1]).toBe('Paused');
});

it('says that the people one follows are checked after signing in', async () => {
  const desk = new OptionsDesk(
    HealthSection,
    { now: NOW, env: readBuildEnv({}), streams: [] },
    { sources: [followingSource()] },
  );
  desk.replies = { health: { ok: true, health: WELL } };
  await desk.press('Refresh');
  const said = [...document.querySelectorAll('.glance dd')].map(({ textContent }) => textContent);
  expect([said[1], said[3]]).toEqual(['after you sign in', 'after you sign in']);
  expect(bad()).toEqual([]);
});

it('says until when a catch-up delays notifications, and not after it', async () => {
  const notifications = () => [...document.querySelectorAll('.glance dd')][4]?.textContent;
  await look({ catchUpUntil: until });
  expect(notifications()?.replace(/\s/g, ' ')).toBe(
    'allowed · catching up after a long break; waiting until 8:12 PM at the latest',
  );
  await look({ catchUpUntil: NOW - MINUTE });
  expect(notifications()).toBe('allowed');
});

it('says that the store cannot be written', async () => {
  await look({ storeProblem: 'full' });
  expect(bad()).toEqual([expect.stringMatching(/out of storage space\. .*Free up some disk space/)]);
});

it('does not mention a wait that is over', async () => {
  await look({ requests: { ...WELL.requests, until: NOW - MINUTE, waiting: 'blocked' } });
  expect(bad()).toEqual([]);
});

it('reports a missing alarm only if there is something to check', async () => {
  await look({ alarm: null, nextCheck: null });
  expect(bad()).toEqual([expect.stringMatching(/^not running\. Press Refresh/)]);
  await look({ alarm: null, nextCheck: null }, true);
  expect(bad()).toEqual([]);
});

it('says what to do if notifications are blocked', async () => {
  await look({ notifications: 'denied' });
  expect(bad()).toEqual([expect.stringMatching(/Allow them .* in your system settings/)]);
});

it('leaves the account out of its diagnostics', async () => {
  const state = { ...newStreamState('ratings:ben'), sourceIds: ['user:ben'], readAs: 'somebody-secret' };
  await look({ streams: [state] });
  expect(document.body.textContent).toContain('ratings:ben');
  expect(document.body.textContent).not.toContain('somebody-secret');
});
