import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { chooseFromMenu, makeMenu } from '@/entrypoints/background/menu';
import { text } from '@/tests/builders/text';
import { about, type Lookout } from '@/tests/lookout';
import { started } from '@/tests/started';
import { shortTime } from '@/utils/lib/relative-time';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { markRead } from '@/utils/store/read-marks';

const outbox = async (lookout: Lookout) => (await lookout.db()).count('outbox');

describe('a snooze', () => {
  it('defers notifications and ends in one summary, while feed and badge stay up to date', async () => {
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
    expect(await deliveries()).toEqual(
      Array.from({ length: 3 }, () => ({ state: 'deferred', reason: 'snooze', until })),
    );
    // The alarm rings at the end; another worker has started meanwhile.
    expect((await fakeBrowser.alarms.get('tick'))?.scheduledTime).toBeLessThanOrEqual(until);
    lookout.restart();
    await lookout.services.flushOutbox();
    expect(titles()).toEqual([]);
    await tick(HOUR);
    expect(titles()).toEqual(['3 new updates']);
    expect(lookout.browser.toolbar).toMatchObject({ icon: '/icon/16.png', text: '3' });
    await tick();
    lookout.restart();
    await lookout.services.flushOutbox();
    expect(titles()).toHaveLength(1);
    expect(await outbox(lookout)).toBe(0);
    // Later activities notify as usual.
    play('ben', 3);
    await tick();
    expect(titles()).toHaveLength(2);
  });

  it('can be ended by hand, and skips what was read meanwhile', async () => {
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
    expect(titles()).toEqual(['2 new updates']);
    await commands().snooze({ until: null });
    expect(titles()).toHaveLength(1);
  });

  it('starts from the toolbar button’s menu, which shows its end', async () => {
    const { lookout, play, tick, titles } = await started();
    const end = () => lookout.browser.menu.get('snooze-end');
    await makeMenu(lookout.services);
    expect([...lookout.browser.menu.values()]).toEqual([
      'Open side panel',
      'Snooze',
      '15 minutes',
      '1 hour',
      '3 hours',
      'Until tomorrow morning',
      'Choose a time…',
      null,
    ]);
    await chooseFromMenu(lookout.services, 'snooze:hour');
    expect((await lookout.services.settings.read()).snoozeUntil).toEqual(about(lookout.now() + HOUR));
    const hourFromNow = shortTime(lookout.now() + HOUR, lookout.now(), 'en');
    expect(end()).toBe(`End snooze (until ${hourFromNow})`);
    play('mia', 0);
    await tick();
    expect(titles()).toEqual([]);
    await makeMenu(lookout.services);
    expect(end()).not.toBeNull();
    await chooseFromMenu(lookout.services, 'snooze-end');
    expect(end()).toBeNull();
    expect(titles()).toHaveLength(1);
    await chooseFromMenu(lookout.services, 'unknown');
    await chooseFromMenu(lookout.services, 'snooze:other');
    expect((await fakeBrowser.tabs.query({})).map(({ url }) => url)).toContain(
      fakeBrowser.runtime.getURL('/options.html#quiet' as '/options.html'),
    );
    expect((await lookout.services.settings.read()).snoozeUntil).toBeNull();
  });

  it.each([
    [0, 1],
    [3 * HOUR, 0],
  ])('of %i ms defers a notification without a card: a closed profile', async (length, soon) => {
    const { lookout, tick, commands, titles } = await started();
    await commands().snooze({ until: lookout.now() + length });
    lookout.sandbox.control.changePerson('ben', { private: true });
    await tick(2 * HOUR);
    expect(titles()).toHaveLength(soon);
    for (let times = 0; times < 3; times += 1) await tick(3 * HOUR);
    expect(titles()).toEqual([text('access_lost_title', 'Ben Okafor')]);
  });

  it.each(['before', 'after'])('raises its summary once even if the worker is killed just %s that', async (when) => {
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
    await lookout.services.flushOutbox();
    await tick();
    expect(titles()).toEqual(['2 new updates']);
    expect(await outbox(lookout)).toBe(0);
  });

  it('takes effect at once, even for notifications that a killed worker left behind', async () => {
    const { lookout, play, tick, commands, titles, deliveries } = await started();
    const { raise } = lookout.services.notifier;
    lookout.services.notifier.raise = () => Promise.reject(new Error('killed'));
    play('mia', 0);
    await tick().catch(() => {});
    lookout.services.notifier.raise = raise;
    const until = lookout.now() + HOUR;
    await commands().snooze({ until });
    expect(await deliveries()).toEqual([{ state: 'deferred', reason: 'snooze', until }]);
    await tick(HOUR);
    expect(titles()).toHaveLength(1);
  });
});

describe('quiet hours', () => {
  it('defer notifications until their end, with one summary each night', async () => {
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
      Array.from({ length: 4 }, () => ({ state: 'deferred', reason: 'quiet', until: expect.any(Number) })),
    );
    await tick(HOUR);
    expect(titles()).toEqual(['4 new updates']);
  });
});

describe('a full-screen window', () => {
  it('defers notifications while it lasts, and the alarm looks again within a minute', async () => {
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
    expect(titles()).toEqual(['2 new updates']);
  });
});

describe('a digest', () => {
  it('raises a summary at the full hour, and later activities an hour later', async () => {
    const { lookout, play, tick, titles, deliveries } = await started({ digest: { mode: 'hourly', at: '08:00' } });
    const hour = Math.ceil(lookout.now() / HOUR) * HOUR;
    play('mia', 0);
    await tick();
    play('ben', 1);
    await tick();
    expect(titles()).toEqual([]);
    expect(await deliveries()).toEqual([
      { state: 'deferred', reason: 'digest', until: hour },
      { state: 'deferred', reason: 'digest', until: hour },
    ]);
    await tick(hour - lookout.now());
    expect(titles()).toEqual(['2 new updates']);
    play('mia', 2);
    await tick();
    expect(titles()).toHaveLength(1);
    await tick(HOUR);
    expect(titles()).toHaveLength(2);
  });

  it('raises its summary once even if the worker is killed just before that', async () => {
    const { lookout, play, tick, titles } = await started({ digest: { mode: 'hourly', at: '08:00' } });
    play('mia', 0);
    play('ben', 1);
    await tick();
    lookout.services.notifier.raise = () => Promise.reject(new Error('killed'));
    await tick(HOUR).catch(() => {});
    expect(titles()).toEqual([]);
    lookout.restart();
    await lookout.services.flushOutbox();
    expect(titles()).toEqual(['2 new updates']);
    expect(await outbox(lookout)).toBe(0);
  });

  it('notifies of everything waiting as soon as it is switched off', async () => {
    const { play, tick, commands, titles } = await started({ digest: { mode: 'daily', at: '03:00' } });
    play('mia', 0);
    play('ben', 1);
    await tick();
    await commands().setPreferences({ digest: { mode: 'off', at: '03:00' } });
    expect(titles()).toEqual(['2 new updates']);
  });
});
