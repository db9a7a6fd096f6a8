import { afterEach, describe, expect, it, vi } from 'vitest';
import { SANDBOX_CLIENT_ID } from '@/sandbox/app';
import type { FaultSpec } from '@/sandbox/faults';
import { signInAt } from '@/tests/builders/sign-in';
import { followingSource, userSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import { startLookout } from '@/tests/lookout';
import { shortTime } from '@/utils/lib/relative-time';
import { HOUR, MINUTE, SECOND } from '@/utils/lib/time';
import { readStreamStates } from '@/utils/store/stream-states';

const OUTAGES: Record<string, FaultSpec> = {
  offline: { kind: 'refuse' },
  timeout: { kind: 'hang' },
  '5xx': { kind: 'status', status: 503 },
  'not JSON': { kind: 'html' },
  'another shape': { kind: 'wrong-json' },
  '403 by the edge': { kind: '403-html' },
  '429 without Retry-After': { kind: '429-html', retryAfter: null },
};
const DEADLINE_MS = 15 * SECOND;
const TRAKT = 'https://api.trakt.tv';
const V1 = { server: { protocol: 'v1', origin: TRAKT }, clientIds: { [TRAKT]: SANDBOX_CLIENT_ID } } as const;

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A hanging request reaches its deadline at once. */
function endHangsAtOnce(): void {
  const wait = setTimeout;
  vi.stubGlobal('setTimeout', (run: () => void, ms = 0) => wait(run, ms >= DEADLINE_MS ? 0 : ms));
}

/** Mia and Ben are watched and were checked once. Each request takes a while, like a real one. */
async function start(checkMinutes = 5, protocol: 'v1' | 'v2' = 'v2') {
  const sources = [userSource('mia'), userSource('ben')];
  const lookout = await startLookout({ sources, checkMinutes, ...(protocol === 'v1' ? V1 : {}) });
  const { sandbox } = lookout;
  const { fetch } = sandbox;
  sandbox.fetch = (...request) => {
    lookout.pass(200);
    return fetch(...request);
  };
  await lookout.services.check('now');
  const check = async (why: 'tick' | 'soon' | 'now' = 'tick') => {
    const before = sandbox.log.length;
    const round = await lookout.services.check(why);
    return { sent: sandbox.log.length - before, round };
  };
  const tick = async () => {
    lookout.pass(checkMinutes * MINUTE);
    return check();
  };
  const play = () =>
    sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 1, episode: 3 });
  /** Checks during an outage; returns the highest number of requests in one check. */
  const suffer = async (fault: FaultSpec, ms: number) => {
    if (fault.kind === 'hang') endHangsAtOnce();
    sandbox.control.fault(fault);
    const end = lookout.now() + ms;
    let most = 0;
    while (lookout.now() < end) most = Math.max(most, (await tick()).sent);
    vi.unstubAllGlobals();
    sandbox.control.clearFaults();
    play();
    return most;
  };
  return { lookout, check, tick, suffer };
}

const cases = Object.keys(OUTAGES).flatMap((name) => [2, 8, 24].map((hours): [string, number] => [name, hours]));

it('shows the retry time on the button from the first failed check on, until a check works', async () => {
  const { lookout, tick } = await start();
  lookout.sandbox.control.fault({ kind: 'status', status: 503 });
  await tick();
  const retry = shortTime(lookout.now() + 5 * MINUTE, lookout.now(), text.locale);
  expect(lookout.browser.toolbar).toMatchObject({
    title: `Lookout for Trakt · Couldn’t reach Trakt. Retrying at ${retry}.`,
    text: '',
    icon: '/icon/16.png',
  });
  lookout.sandbox.control.clearFaults();
  await tick();
  expect(lookout.browser.toolbar.title).not.toContain('reach');
});

describe('after an outage', () => {
  it.each(cases)(
    '%s for %i h: notifies within 15 minutes after its end, and sends one request per check during it',
    async (name, hours) => {
      const { lookout, tick, suffer } = await start();
      expect(await suffer(OUTAGES[name] as FaultSpec, hours * HOUR)).toBe(1);
      const back = lookout.now();
      while (lookout.browser.raised.length === 0 && lookout.now() - back < 48 * HOUR) await tick();
      expect((lookout.now() - back) / MINUTE).toBeLessThanOrEqual(15.2);
    },
  );

  it.each(Object.keys(OUTAGES))('%s for 8 h: notifies at the next check if there is one an hour', async (name) => {
    const { lookout, tick, suffer } = await start(60);
    expect(await suffer(OUTAGES[name] as FaultSpec, 8 * HOUR)).toBe(1);
    await tick();
    expect(lookout.browser.raised).toHaveLength(1);
  });

  it.each(Object.keys(OUTAGES))('%s for 2 h on protocol v1: notifies within 15 minutes after its end', async (name) => {
    const { lookout, tick, suffer } = await start(5, 'v1');
    expect(await suffer(OUTAGES[name] as FaultSpec, 2 * HOUR)).toBe(1);
    for (let checks = 0; checks < 3 && lookout.browser.raised.length === 0; checks += 1) await tick();
    expect(lookout.browser.raised).toHaveLength(1);
  });

  it.each(['tick', 'soon', 'now'] as const)('%s: reads everything due at once', async (why) => {
    const { lookout, check, suffer } = await start();
    await suffer({ kind: 'status', status: 503 }, 2 * HOUR);
    const { sent } = await check(why);
    expect(lookout.browser.raised).toHaveLength(1);
    expect(sent).toBeGreaterThan(8);
    const states = await (await lookout.db()).getAll('streams');
    expect(states.filter(({ failures, lastError }) => failures > 0 || lastError)).toEqual([]);
  });
});

describe('a wait that the edge asks for', () => {
  const EDGE = { '403 by the edge': { kind: '403-html' }, '429': { kind: '429-html', retryAfter: null } } as const;
  const cases = Object.entries(EDGE).flatMap(([name, fault]) =>
    (['soon', 'now'] as const).map((why) => ({ name, fault, why })),
  );

  it.each(cases)(
    '$name without a time: a check of kind $why finds out at once that it is over',
    async ({ fault, why }) => {
      const { lookout, tick, check, suffer } = await start();
      await suffer(fault, HOUR);
      lookout.sandbox.control.fault(fault);
      await tick();
      lookout.pass(MINUTE);
      // The alarm does so once per check, even if it rings each minute.
      expect((await check()).sent).toBe(0);
      expect((await check(why)).sent).toBe(1);
      lookout.sandbox.control.clearFaults();
      lookout.pass(MINUTE);
      await check(why);
      expect(lookout.browser.raised).toHaveLength(1);
    },
  );

  it.each(['tick', 'soon', 'now'] as const)('with a time: "%s" sends nothing before', async (why) => {
    const { lookout, tick, check } = await start();
    lookout.sandbox.control.fault({ kind: '429-html', retryAfter: 3600 });
    expect((await tick()).sent).toBe(1);
    lookout.sandbox.control.clearFaults();
    lookout.pass(HOUR - MINUTE);
    expect((await check(why)).sent).toBe(0);
    lookout.pass(2 * MINUTE);
    expect((await check(why)).sent).toBeGreaterThan(1);
  });
});

it('ends with the first good answer, even if it began before the follow list was ever read', async () => {
  const lookout = await startLookout({ sources: [followingSource()] });
  const { account, credentials } = await signInAt(lookout.sandbox, lookout.now());
  const session = await lookout.services.session(await lookout.services.settings.read());
  await session.storeSignIn(account, credentials);
  lookout.sandbox.control.fault({ kind: 'refuse' });
  for (let check = 0; check < 3; check += 1) {
    lookout.pass(5 * MINUTE);
    await lookout.services.check('tick');
  }
  lookout.sandbox.control.clearFaults();
  lookout.pass(5 * MINUTE);
  expect(await lookout.services.check('tick')).toMatchObject({ ok: true, value: { stopped: null, failed: 0 } });
  const read = await readStreamStates(await lookout.db());
  expect([read.get('follows')?.lastError, read.get('following')?.lastError]).toEqual([null, null]);
});
