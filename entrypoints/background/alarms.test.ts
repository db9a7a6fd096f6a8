import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ensureAlarm, TICK } from '@/entrypoints/background/alarms';
import { userSource } from '@/tests/builders/source';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';

const watching: Settings = { ...DEFAULT_SETTINGS, sources: [userSource('mia')] };
const ensure = (settings: Settings) => ensureAlarm(fakeBrowser.alarms as never, settings, 'v2');
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

  it('rings each minute where a check of everybody is more than can be asked at once', async () => {
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
