import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { showSource, userSource } from '@/tests/builders/source';
import { about, type Lookout, startLookout } from '@/tests/lookout';
import { loseStore } from '@/tests/lose-store';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { NO_CONDITIONS } from '@/utils/rules/condition';
import { withRules, withSourcePaused } from '@/utils/settings/changes';
import type { Settings } from '@/utils/settings/settings';
import { storeLostKey } from '@/utils/settings/store-keys';

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

const lostAt = async (lookout: Lookout) => {
  const key = storeLostKey((await lookout.db()).name);
  return (await fakeBrowser.storage.local.get(key))[key] as number | undefined;
};
const play = ({ sandbox }: Lookout, user: string, episode: number) =>
  sandbox.control.event({ user, action: 'scrobble', show: 'severance', season: 1, episode });
const notified = ({ browser }: Lookout, episode: number) =>
  browser.raised.filter(({ message }) => message.startsWith(`S01E0${episode}`)).length;

/** Mia is watched and everything was read; then she watched an episode, which was announced. */
async function start(): Promise<Lookout> {
  const lookout = await startLookout({ sources: [userSource('mia')] });
  await lookout.services.check('now');
  lookout.pass(5 * MINUTE);
  play(lookout, 'mia', 2);
  // Trakt times plays to the minute: plays in the minute of the last read may be announced again.
  lookout.pass(2 * MINUTE);
  await lookout.services.check('now');
  expect(notified(lookout, 2)).toBe(1);
  return lookout;
}

describe.each(['database', 'rows'] as const)('after the browser has lost the %s', (what) => {
  it('notifies of activities since the last check, and of none a second time', async () => {
    const lookout = await start();
    lookout.pass(20 * MINUTE);
    play(lookout, 'mia', 3);
    await loseStore(lookout, what);
    await lookout.services.flushOutbox();
    await lookout.services.check('tick');
    expect([notified(lookout, 2), notified(lookout, 3)]).toEqual([1, 1]);
    expect(lookout.browser.toolbar.text).toBe('1');
    lookout.pass(5 * MINUTE);
    play(lookout, 'mia', 4);
    expect(await lookout.services.check('tick')).toMatchObject({ ok: true, value: { news: 1 } });
  });

  it('rebuilds the feed, keeps people and settings, and says so until dismissed', async () => {
    const lookout = await start();
    const rows = (await lookout.rows()).length;
    await loseStore(lookout, what);
    lookout.pass(MINUTE);
    const lost = lookout.now();
    await lookout.services.check('tick');
    expect(await lostAt(lookout)).toEqual(about(lost));
    expect((await lookout.rows()).length).toBeGreaterThanOrEqual(rows - 1);
    expect((await lookout.services.settings.read()).sources.map(({ id }) => id)).toEqual(['user:mia']);
    lookout.restart();
    lookout.pass(5 * MINUTE);
    await lookout.services.check('tick');
    expect(await lostAt(lookout)).toEqual(about(lost));
  });

  it('sends no request before the time that Trakt named', async () => {
    const lookout = await start();
    lookout.sandbox.control.fault({ match: '.*', kind: '429-html', times: 1, retryAfter: 3600 });
    lookout.pass(5 * MINUTE);
    await lookout.services.check('now');
    await loseStore(lookout, what);
    const asked = lookout.sandbox.log.length;
    lookout.pass(5 * MINUTE);
    await lookout.services.check('now');
    expect(lookout.sandbox.log.length).toBe(asked);
  });

  it('loses nothing after a second loss before the first check', async () => {
    const lookout = await start();
    lookout.pass(20 * MINUTE);
    play(lookout, 'mia', 3);
    await loseStore(lookout, what);
    await lookout.services.flushOutbox();
    await loseStore(lookout, what);
    await lookout.services.check('tick');
    expect([notified(lookout, 2), notified(lookout, 3)]).toEqual([1, 1]);
  });
});

it('notifies once of what waited for the end of a snooze, although the store was lost meanwhile', async () => {
  const lookout = await start();
  await lookout.services.settings.change((before) => ({ ...before, snoozeUntil: lookout.now() + HOUR }));
  lookout.pass(5 * MINUTE);
  play(lookout, 'mia', 3);
  lookout.pass(5 * MINUTE);
  await lookout.services.check('tick');
  lookout.pass(5 * MINUTE);
  await lookout.services.check('tick');
  for (const _ of [1, 2]) {
    await loseStore(lookout, 'database');
    await lookout.services.flushOutbox();
  }
  await lookout.services.check('tick');
  expect([notified(lookout, 2), notified(lookout, 3)]).toEqual([1, 0]);
  lookout.pass(2 * HOUR);
  await lookout.services.check('tick');
  await lookout.services.check('now');
  expect([notified(lookout, 2), notified(lookout, 3)]).toEqual([1, 1]);
});

it.each([
  ['notifies of everything since the last check, even if it is more than a page', 150, 150, 0],
  ['shows a gap if more has happened since the last check than can be read', 340, 300, 1],
])('%s', async (_, count, news, gaps) => {
  const lookout = await start();
  lookout.pass(20 * MINUTE);
  for (let number = 0; number < count; number += 1) {
    lookout.pass(MINUTE);
    play(lookout, 'mia', (number % 9) + 1);
  }
  await loseStore(lookout, 'database');
  await lookout.services.check('now');
  const cards = (await lookout.rows()).map(({ card }) => card);
  const isNew = ({ reason }: { reason: { kind: string } }) => reason.kind === 'default-rule';
  expect(cards.flatMap(({ activities }) => activities.filter(isNew))).toHaveLength(news);
  expect(cards.filter(({ kind }) => kind === 'gap')).toHaveLength(gaps);
});

it('respects the watchlist condition after the loss', async () => {
  const conditions = { ...NO_CONDITIONS, titles: 'watchlist' } as const;
  const lookout = await startLookout({ sources: [userSource('mia')], self: 'anouk', conditions });
  const [movie] = lookout.sandbox.world.movies.map(({ ids }) => ids.slug);
  lookout.sandbox.control.event({ user: 'anouk', action: 'watchlist', movie: movie ?? '' });
  for (const _ of [1, 2]) {
    lookout.pass(5 * MINUTE);
    await lookout.services.check('now');
  }
  lookout.pass(5 * MINUTE);
  play(lookout, 'mia', 3);
  await loseStore(lookout, 'database');
  await lookout.services.check('now');
  expect(lookout.browser.raised).toEqual([]);
  lookout.pass(5 * MINUTE);
  lookout.sandbox.control.event({ user: 'mia', action: 'scrobble', movie: movie ?? '' });
  await lookout.services.check('now');
  expect(lookout.browser.raised).toHaveLength(1);
});

it('notifies only once of somebody who keeps watching a show', async () => {
  const rules = { episode: { watching: 'notify' } } as const;
  const lookout = await startLookout({ sources: [showSource('severance')], rules });
  await lookout.services.check('now');
  lookout.sandbox.control.event({ user: 'mia', action: 'watching', show: 'severance', season: 1, episode: 2 });
  lookout.pass(5 * MINUTE);
  await lookout.services.check('now');
  const before = lookout.browser.raised.length;
  expect(before).toBeGreaterThan(0);
  await loseStore(lookout, 'database');
  lookout.pass(5 * MINUTE);
  await lookout.services.check('now');
  expect(lookout.browser.raised).toHaveLength(before);
});

it.each<[string, (before: Settings) => Settings, (before: Settings) => Settings]>([
  [
    'paused',
    (before) => withSourcePaused(before, 'user:mia', true),
    (before) => withSourcePaused(before, 'user:mia', false),
  ],
  ['off', (before) => withRules(before, { episode: { scrobble: 'off' } }), (before) => withRules(before, {})],
])(
  'notifies of nothing from the time it was %s, even if no check ran between that and the loss',
  async (_, off, on) => {
    const lookout = await start();
    const change = async (how: (before: Settings) => Settings) => {
      await lookout.services.settings.change(how);
      await lookout.services.refreshBrowserUi();
    };
    lookout.pass(MINUTE);
    await change(off);
    lookout.pass(10 * MINUTE);
    play(lookout, 'mia', 3);
    lookout.pass(10 * MINUTE);
    await loseStore(lookout, 'database');
    await lookout.services.flushOutbox();
    lookout.pass(10 * MINUTE);
    await change(on);
    for (let count = 0; count < 2; count += 1) await lookout.services.check('now');
    expect(notified(lookout, 3)).toBe(0);
  },
);

it('does not take a new installation, another server or a restart for a loss', async () => {
  const lookout = await start();
  lookout.restart();
  lookout.pass(HOUR);
  await lookout.services.check('tick');
  expect(await lostAt(lookout)).toBeUndefined();
});
