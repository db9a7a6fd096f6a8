import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ensureAlarm, TICK } from '@/entrypoints/background/alarms';
import { userSource } from '@/tests/builders/source';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import { streamsFor } from '@/utils/sources/streams';

const watching: Settings = { ...DEFAULT_SETTINGS, sources: [userSource('mia')] };
const ensure = (settings: Settings, end: number | null = null) =>
  ensureAlarm(
    fakeBrowser.alarms as never,
    settings,
    streamsFor('v2', settings.sources, settings.rules),
    end,
    Date.now(),
  );
const period = async () => (await fakeBrowser.alarms.get(TICK))?.periodInMinutes;

describe('ensureAlarm', () => {
  it('creates the alarm only while something is watched', async () => {
    fakeBrowser.reset();
    await ensure(DEFAULT_SETTINGS);
    expect(await period()).toBeUndefined();
    await ensure(watching);
    expect(await period()).toBe(5);
    await ensure({ ...watching, paused: true });
    expect(await period()).toBeUndefined();
    await ensure({ ...watching, sources: [userSource('mia', { paused: true })] });
    expect(await period()).toBeUndefined();
  });

  it('does not restart the countdown unless the times change', async () => {
    fakeBrowser.reset();
    await ensure(watching);
    const create = vi.spyOn(fakeBrowser.alarms, 'create');
    await ensure(watching);
    await ensure(watching);
    expect(create).not.toHaveBeenCalled();
    await ensure({ ...watching, checkMinutes: 1 });
    expect(await period()).toBe(1);
  });

  it('rings when a deferral ends, then continues as before', async () => {
    fakeBrowser.reset();
    const now = Date.now();
    const at = async () => (await fakeBrowser.alarms.get(TICK))?.scheduledTime;
    await ensure(watching);
    await ensure(watching, now + 2 * MINUTE);
    // Off by seconds at most, because it uses the current time.
    expect(await at()).toBeCloseTo(now + 2 * MINUTE, -4);
    expect(await period()).toBe(5);
    const create = vi.spyOn(fakeBrowser.alarms, 'create');
    await ensure(watching, now + 2 * MINUTE);
    await ensure(watching, now + HOUR);
    await ensure(watching);
    expect(create).not.toHaveBeenCalled();
    // A deferral that has ended but was not handled yet: soon, but not over and over.
    await ensure(watching, now - HOUR);
    expect(await at()).toBeCloseTo(now + 30_000, -4);
    await ensure(watching, now - HOUR);
    expect(create).toHaveBeenCalledTimes(1);
    // Nothing is watched any more, but a notification is still deferred.
    await ensure(DEFAULT_SETTINGS, now + 3 * MINUTE);
    expect(await period()).toBe(5);
    await ensure(DEFAULT_SETTINGS);
    expect(await period()).toBeUndefined();
  });

  it('corrects an alarm that a clock ahead has put too far off', async () => {
    fakeBrowser.reset();
    const ahead = Date.now() + 24 * HOUR;
    await fakeBrowser.alarms.create(TICK, { when: ahead + 5 * MINUTE, periodInMinutes: 5 });
    await ensure(watching);
    const at = async () => (await fakeBrowser.alarms.get(TICK))?.scheduledTime;
    expect(await at()).toBeCloseTo(Date.now() + 5 * MINUTE, -4);
    const create = vi.spyOn(fakeBrowser.alarms, 'create');
    await ensure(watching);
    expect(create).not.toHaveBeenCalled();
    // A browser that schedules the next alarm a few seconds late.
    await fakeBrowser.alarms.create(TICK, { when: Date.now() + 5 * MINUTE + 10_000, periodInMinutes: 5 });
    create.mockClear();
    await ensure(watching);
    expect(create).not.toHaveBeenCalled();
  });

  it('rings each minute if one check needs more requests than fit at once', async () => {
    fakeBrowser.reset();
    const people = (count: number) => Array.from({ length: count }, (_, index) => userSource(`person${index}`));
    await ensure({ ...watching, sources: people(20) });
    expect(await period()).toBe(5);
    await ensure({ ...watching, sources: people(30) });
    expect(await period()).toBe(1);
    await ensure({ ...watching, sources: people(30).map((source) => ({ ...source, paused: true })) });
    expect(await period()).toBeUndefined();
  });
});
