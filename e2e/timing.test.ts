import { expect, it } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { MINUTE, SECOND } from '@/utils/lib/time';
import type { Message } from '@/utils/messaging/protocol';
import { NO_CONDITIONS } from '@/utils/rules/condition';
import { WEEKDAYS } from '@/utils/rules/quiet-hours';
import { hearCreated } from './harness/recorded-build';
import { stage } from './harness/stage';
import { addUser } from './harness/steps';
import { activitiesIn, snapshot } from './harness/store-snapshot';
import { until } from './harness/until';

declare const chrome: Browser & { contextMenus: { update(id: string, change: object): Promise<void> } };

/** Browsers ring an alarm half a minute from now at the earliest, and the events take a moment. */
const SOONEST = MINUTE;

it('defers notifications in quiet hours and a snooze, raises one summary, and respects conditions, rules and mutes', {
  timeout: 6 * MINUTE,
}, async () => {
  const { lookout, sandbox } = await stage({ recorded: true });
  const { driver } = lookout;
  const options = await addUser(lookout, 'mia');
  const created = await hearCreated(driver);
  const send = async (message: Message) => {
    const reply = await driver.evaluate(async (sent) => chrome.runtime.sendMessage(sent), message);
    expect(reply).toMatchObject({ ok: true });
  };
  const movies = sandbox.world.movies.map(({ ids }) => ids.slug).values();
  /** Each has a movie of its own, so that each gets its own card. */
  const happens = (action: 'scrobble' | 'rating', rating?: number) => {
    const movie = movies.next().value ?? '';
    sandbox.control.event({ user: 'mia', action, movie, ...(rating === undefined ? {} : { rating }) });
  };
  const badgeAfterAlarm = async (badge: string) => {
    await lookout.fireAlarm();
    await until(`the badge to say ${badge}`, async () => (await lookout.badge()) === badge);
  };

  // Quiet hours until the next minute at which an alarm can ring. The alarm is Lookout's own; the worker is stopped.
  const end = Math.ceil((Date.now() + SOONEST) / MINUTE) * MINUTE;
  const clock = (at: number) => new Date(at).toTimeString().slice(0, 5);
  const range = { days: [...WEEKDAYS], from: clock(end - 60 * MINUTE), to: clock(end) };
  await send({ command: 'setPreferences', data: { quiet: { ranges: [range], locked: false, fullscreen: false } } });
  happens('scrobble');
  happens('scrobble');
  await badgeAfterAlarm('2');
  expect(await created()).toEqual([]);
  const alarm = await until('the alarm to stand at the end', async () => {
    const at = await driver.evaluate(async () => (await chrome.alarms.get('tick'))?.scheduledTime ?? 0);
    return Math.abs(at - end) < 2 * SECOND && at;
  });
  expect(alarm).toBeGreaterThan(Date.now());
  await lookout.stopWorker();
  await until('the summary', async () => (await created()).length > 0, 3 * MINUTE);
  expect(Date.now()).toBeGreaterThanOrEqual(end - SECOND);
  await lookout.fireAlarm();
  expect(await created()).toEqual([expect.stringMatching(/^summary:/)]);
  expect(await lookout.badge()).toBe('2');

  // A snooze, from options, ended by hand.
  await options.goto(options.url().replace(/#.*/, '#quiet'));
  await options.getByRole('button', { name: '1 hour' }).click();
  await options.getByText(/^Snoozed until /).waitFor();
  const title = () => driver.evaluate(async () => chrome.action.getTitle({}));
  await until('the tooltip', async () => (await title()).includes('Snoozed until'));
  expect(await title()).toMatch(/^Lookout for Trakt · 2 unread · Snoozed until /);
  // Rejects if the menu has no such item.
  await driver.evaluate(async () => chrome.contextMenus.update('snooze-end', { visible: true }));
  happens('scrobble');
  happens('scrobble');
  await badgeAfterAlarm('4');
  expect(await created()).toHaveLength(1);
  await options.getByRole('button', { name: 'End snooze' }).click();
  await until('the summary', async () => (await created()).length > 1);
  expect(await title()).not.toContain('Snoozed');

  // Each of these is read together with the one after it, which notifies.
  const notified = async (badge: string) => {
    const before = (await created()).length;
    happens('scrobble');
    await badgeAfterAlarm(badge);
    await until('its notification', async () => (await created()).length > before);
    expect(await created()).toHaveLength(before + 1);
  };
  await send({ command: 'setPreferences', data: { conditions: { ...NO_CONDITIONS, ratingAtLeast: 8 } } });
  happens('rating', 5);
  await notified('5');
  await send({ command: 'setSourceRules', data: { id: 'user:mia', rules: { movie: { rating: 'feed' } } } });
  happens('rating', 9);
  await notified('6');
  await send({ command: 'setSourceRules', data: { id: 'user:mia', rules: null } });
  await send({ command: 'mute', data: { kind: 'user', id: 'mia', name: 'Mia', until: null } });
  const before = await created();
  happens('scrobble');
  await lookout.fireAlarm();
  await until('its row', async () => {
    const { stores } = await snapshot(driver, lookout.database);
    return activitiesIn(stores).some(({ reason }) => reason.kind === 'muted');
  });
  expect(await created()).toEqual(before);
  expect(await lookout.badge()).toBe('6');
  await send({ command: 'unmute', data: { kind: 'user', id: 'mia' } });
  expect(await created()).toEqual(before);
  await notified('7');
});
