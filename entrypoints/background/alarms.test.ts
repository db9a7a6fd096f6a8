import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ensureAlarm, TICK } from '@/entrypoints/background/alarms';
import { userSource } from '@/tests/builders/source';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';

const watching: Settings = { ...DEFAULT_SETTINGS, sources: [userSource('mia')] };
const ensure = (settings: Settings) => ensureAlarm(fakeBrowser.alarms as never, settings);
const period = async () => (await fakeBrowser.alarms.get(TICK))?.periodInMinutes;

describe('ensureAlarm', () => {
  it('creates the alarm while something is watched, and only then', async () => {
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

  it('never begins the countdown of an alarm anew, unless it has to ring at other times', async () => {
    fakeBrowser.reset();
    await ensure(watching);
    const create = vi.spyOn(fakeBrowser.alarms, 'create');
    await ensure(watching);
    await ensure(watching);
    expect(create).not.toHaveBeenCalled();
    await ensure({ ...watching, checkMinutes: 1 });
    expect(await period()).toBe(1);
  });
});
