import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { chooseFromMenu, makeMenu } from '@/entrypoints/background/menu';
import { settingsCommands } from '@/entrypoints/background/settings-commands';
import { userSource } from '@/tests/builders/source';
import { type Lookout, startLookout } from '@/tests/lookout';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { NO_CONDITIONS } from '@/utils/rules/condition';
import { withMute } from '@/utils/settings/changes';
import type { Settings } from '@/utils/settings/settings';
import { markRead } from '@/utils/store/read-marks';

/** Lookout with a past that is filed, and a person who plays one show after another. */
async function started(change: Partial<Settings> = {}) {
  const lookout = await startLookout({ sources: [userSource('mia'), userSource('ben')], ...change });
  await lookout.services.check('now');
  const shows = lookout.sandbox.world.shows.map(({ ids }) => ids.slug);
  const play = (user: string, show: number) =>
    lookout.sandbox.control.event({ user, action: 'scrobble', show: shows[show] ?? '', season: 1, episode: 1 });
  const tick = async (ms = 5 * MINUTE) => {
    lookout.pass(ms);
    await lookout.services.check('tick');
  };
  const commands = () => settingsCommands(lookout.services);
  const titles = () => lookout.browser.raised.map(({ title }) => title);
  const deliveries = async () => (await lookout.rows()).flatMap(({ unread, card }) => (unread ? [card.delivery] : []));
  return { lookout, play, tick, commands, titles, deliveries };
}

const outbox = async (lookout: Lookout) => (await lookout.db()).count('outbox');

describe('a snooze', () => {
  it('holds what comes, and ends in one summary: the feed and the badge have had it all the while', async () => {
    const { lookout, play, tick, commands, titles, deliveries } = await started();
    const until = lookout.now() + HOUR;
    await commands().snooze({ until });
    expect(lookout.browser.toolbar).toMatchObject({
      icon: '/icon/grey/16.png',
      title: expect.stringContaining('Snoozed until'),
    });
    play('mia', 0);
    await tick();
    play('ben', 1);
    await tick();
    play('mia', 2);
    await tick();
    expect(titles()).toEqual([]);
    expect(lookout.browser.toolbar.text).toBe('3');
    expect(await deliveries()).toEqual(Array.from({ length: 3 }, () => ({ state: 'held', reason: 'snooze', until })));
    // The alarm rings at the end; another worker has started meanwhile.
    expect((await fakeBrowser.alarms.get('tick'))?.scheduledTime).toBeLessThanOrEqual(until);
    lookout.restart();
    await lookout.services.recover();
    expect(titles()).toEqual([]);
    await tick(HOUR);
    expect(titles()).toEqual(['3 new activities']);
    expect(lookout.browser.toolbar).toMatchObject({ icon: '/icon/16.png', text: '3' });
    await tick();
    lookout.restart();
    await lookout.services.recover();
    expect(titles()).toHaveLength(1);
    expect(await outbox(lookout)).toBe(0);
    // What comes after is told as ever.
    play('ben', 3);
    await tick();
    expect(titles()).toHaveLength(2);
  });

  it('may be ended by hand, and what was read meanwhile is not told', async () => {
    const { lookout, play, tick, commands, titles } = await started();
    await commands().snooze({ until: lookout.now() + HOUR });
    play('mia', 0);
    play('mia', 1);
    await tick();
    play('ben', 2);
    await tick();
    const [first] = (await lookout.rows()).filter(({ unread }) => unread);
    await markRead(await lookout.db(), [first?.card.id ?? ''], lookout.now());
    await commands().snooze({ until: null });
    expect(titles()).toEqual(['2 new activities']);
    await commands().snooze({ until: null });
    expect(titles()).toHaveLength(1);
  });

  it('is chosen from the menu of the toolbar button, which shows its end while there is one', async () => {
    const { lookout, play, tick, titles } = await started();
    const end = () => lookout.browser.menu.get('snooze-end');
    await makeMenu(lookout.services);
    expect([...lookout.browser.menu.values()]).toEqual([
      'Snooze',
      '15 minutes',
      '1 hour',
      '3 hours',
      'Until tomorrow 8:00',
      null,
    ]);
    await chooseFromMenu(lookout.services, 'snooze:hour');
    expect((await lookout.services.settings.read()).snoozeUntil).toBe(lookout.now() + HOUR);
    expect(end()).not.toBeNull();
    play('mia', 0);
    await tick();
    expect(titles()).toEqual([]);
    await makeMenu(lookout.services);
    expect(end()).not.toBeNull();
    await chooseFromMenu(lookout.services, 'snooze-end');
    expect(end()).toBeNull();
    expect(titles()).toHaveLength(1);
    await chooseFromMenu(lookout.services, 'unknown');
  });

  it.each(['before', 'after'])(
    'tells its summary once though the worker is killed just %s it is shown',
    async (when) => {
      const { lookout, play, tick, commands, titles } = await started();
      await commands().snooze({ until: lookout.now() + HOUR });
      play('mia', 0);
      play('ben', 1);
      await tick();
      const { raise } = lookout.services.notifier;
      lookout.services.notifier.raise = async (pending) => {
        if (when === 'after') await raise(pending);
        throw new Error('killed');
      };
      await tick(HOUR).catch(() => {});
      expect(titles()).toHaveLength(when === 'after' ? 1 : 0);
      lookout.restart();
      await lookout.services.recover();
      await tick();
      expect(titles()).toEqual(['2 new activities']);
      expect(await outbox(lookout)).toBe(0);
    },
  );

  it('begins at once, also for what a killed worker has left behind', async () => {
    const { lookout, play, tick, commands, titles, deliveries } = await started();
    const { raise } = lookout.services.notifier;
    lookout.services.notifier.raise = () => Promise.reject(new Error('killed'));
    play('mia', 0);
    await tick().catch(() => {});
    lookout.services.notifier.raise = raise;
    const until = lookout.now() + HOUR;
    await commands().snooze({ until });
    expect(await deliveries()).toEqual([{ state: 'held', reason: 'snooze', until }]);
    await tick(HOUR);
    expect(titles()).toHaveLength(1);
  });
});

describe('quiet hours', () => {
  it('hold what comes until their end, with one notification each night', async () => {
    const { lookout, play, tick, titles, deliveries } = await started();
    const clock = (ms: number) => new Date(lookout.now() + ms).toTimeString().slice(0, 5);
    const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
    await lookout.settings({
      quiet: { ranges: [{ days: [...days], from: clock(-HOUR), to: clock(HOUR) }], locked: false, fullscreen: false },
    });
    for (const show of [0, 1, 2, 3]) {
      play(show % 2 === 0 ? 'mia' : 'ben', show);
      await tick();
    }
    expect(titles()).toEqual([]);
    expect(await deliveries()).toEqual(
      Array.from({ length: 4 }, () => ({ state: 'held', reason: 'quiet', until: expect.any(Number) })),
    );
    await tick(HOUR);
    expect(titles()).toEqual(['4 new activities']);
  });
});

describe('a full screen', () => {
  it('holds while it lasts, and the alarm looks again within a minute', async () => {
    const { lookout, play, tick, titles } = await started();
    await lookout.settings({ quiet: { ranges: [], locked: true, fullscreen: true } });
    const seen = { locked: false, fullscreen: true };
    Object.assign(fakeBrowser, { idle: { queryState: async () => (seen.locked ? 'locked' : 'active') } });
    Object.assign(fakeBrowser.windows, {
      getAll: async () => [{ state: 'normal' }, { state: seen.fullscreen ? 'fullscreen' : 'maximized' }],
    });
    play('mia', 0);
    await tick();
    Object.assign(seen, { locked: true, fullscreen: false });
    play('ben', 1);
    await tick();
    expect(titles()).toEqual([]);
    const alarm = await fakeBrowser.alarms.get('tick');
    expect((alarm?.scheduledTime ?? Number.POSITIVE_INFINITY) - lookout.now()).toBeLessThanOrEqual(MINUTE);
    seen.locked = false;
    await tick(MINUTE);
    expect(titles()).toEqual(['2 new activities']);
  });
});

describe('a digest', () => {
  it('tells at the full hour, and what comes then an hour later', async () => {
    const { lookout, play, tick, titles, deliveries } = await started({ digest: { mode: 'hourly', at: '08:00' } });
    const hour = Math.ceil(lookout.now() / HOUR) * HOUR;
    play('mia', 0);
    await tick();
    play('ben', 1);
    await tick();
    expect(titles()).toEqual([]);
    expect(await deliveries()).toEqual([
      { state: 'held', reason: 'digest', until: hour },
      { state: 'held', reason: 'digest', until: hour },
    ]);
    await tick(hour - lookout.now());
    expect(titles()).toEqual(['2 new activities']);
    play('mia', 2);
    await tick();
    expect(titles()).toHaveLength(1);
    await tick(HOUR);
    expect(titles()).toHaveLength(2);
  });

  it('tells what waits as soon as it is switched off', async () => {
    const { play, tick, commands, titles } = await started({ digest: { mode: 'daily', at: '03:00' } });
    play('mia', 0);
    play('ben', 1);
    await tick();
    await commands().setPreferences({ digest: { mode: 'off', at: '03:00' } });
    expect(titles()).toEqual(['2 new activities']);
  });
});

describe('a mute', () => {
  const mute = { kind: 'user', id: 'mia', name: 'Mia', until: null } as const;

  it('leaves the feed alone, and ends without telling what was missed', async () => {
    const { lookout, play, tick, commands, titles } = await started();
    await commands().mute({ ...mute, until: lookout.now() + HOUR });
    play('mia', 0);
    play('ben', 1);
    await tick();
    expect(titles()).toEqual([expect.stringMatching(/^Ben/i)]);
    expect(lookout.browser.toolbar.text).toBe('1');
    const [muted] = (await lookout.rows()).filter(({ card }) => card.activities[0]?.because.kind === 'muted');
    expect(muted?.card).toMatchObject({ level: 'feed', delivery: { state: 'quiet' } });
    await commands().unmute(mute);
    await tick();
    expect(titles()).toHaveLength(1);
    play('mia', 2);
    await tick();
    expect(titles()).toHaveLength(2);
  });

  it('takes back what still waited', async () => {
    const { lookout, play, tick, commands, titles, deliveries } = await started();
    await commands().snooze({ until: lookout.now() + HOUR });
    play('mia', 0);
    play('ben', 1);
    await tick();
    await commands().mute(mute);
    expect((await deliveries()).map(({ state }) => state).sort()).toEqual(['held', 'suppressed']);
    await commands().snooze({ until: null });
    expect(titles()).toEqual([expect.stringMatching(/^Ben/i)]);
  });

  it('forgets those whose time is over', () => {
    const before = {
      mutes: [
        { ...mute, until: 5 },
        { ...mute, id: 'ben', until: 50 },
      ],
    } as Settings;
    expect(withMute(before, { ...mute, id: 'jo' }, 10).mutes.map(({ id }) => id)).toEqual(['ben', 'jo']);
    expect(withMute(before, { ...mute, id: 'ben' }, 10).mutes).toEqual([{ ...mute, id: 'ben' }]);
  });
});

describe('conditions', () => {
  it('overrides of a source go before what holds for all', async () => {
    const sources = [
      userSource('mia', { conditions: { ratingAtLeast: 9 } }),
      userSource('ben', { rules: { movie: { rating: 'feed' } } }),
    ];
    const { lookout, tick, titles } = await started({ sources, conditions: { ...NO_CONDITIONS, ratingAtMost: 9 } });
    const [first, second] = lookout.sandbox.world.movies.map(({ ids }) => ids.slug);
    const rate = (user: string, movie = '', rating = 1) =>
      lookout.sandbox.control.event({ user, action: 'rating', movie, rating });
    rate('mia', first, 8);
    rate('mia', second, 9);
    rate('ben', second, 2);
    await tick();
    expect(titles()).toHaveLength(1);
    const because = (await lookout.rows()).flatMap(({ card }) =>
      card.activities.filter(({ action, because: { kind } }) => action === 'rating' && kind !== 'baseline'),
    );
    expect(
      because.map(({ user, rating, level, because: why }) => [user.slug, rating?.value, level, why.kind]).sort(),
    ).toEqual([
      ['ben', 2, 'feed', 'source-rule'],
      ['mia', 8, 'feed', 'condition'],
      ['mia', 9, 'notify', 'default-rule'],
    ]);
  });

  it('knows the own watchlist, which is read once an hour and is no news itself', async () => {
    const { lookout, tick, titles, commands } = await started();
    const own = 'anouk';
    const [listed, other] = lookout.sandbox.world.movies.slice(-2).map(({ ids }) => ids.slug);
    const rate = (movie = '') => lookout.sandbox.control.event({ user: 'mia', action: 'rating', movie, rating: 8 });
    lookout.sandbox.control.event({ user: own, action: 'watchlist', movie: listed ?? '' });
    await commands().setPreferences({ self: own, conditions: { ...NO_CONDITIONS, titles: 'watchlist' } });
    // Behind the round that this has begun.
    await lookout.services.check('soon');
    const asked = () => lookout.sandbox.log.filter(({ path }) => path.startsWith(`/users/${own}/watchlist`)).length;
    expect(asked()).toBe(1);
    rate(listed);
    rate(other);
    await tick();
    expect(titles()).toHaveLength(1);
    expect(asked()).toBe(1);
    const { card } = (await lookout.rows()).find(({ card: { level } }) => level === 'feed') ?? {};
    expect(card?.activities[0]?.because).toEqual({ kind: 'condition', unmet: { name: 'watchlist' } });
    lookout.sandbox.control.event({ user: own, action: 'watchlist', movie: other ?? '' });
    await tick(HOUR);
    expect(asked()).toBe(2);
    expect(
      (await lookout.rows()).some(({ card: { activities } }) => activities.some(({ user }) => user.slug === own)),
    ).toBe(false);
  });
});
