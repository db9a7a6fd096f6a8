import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { TICK } from '@/entrypoints/background/alarms';
import { listen } from '@/entrypoints/background/lifecycle';
import { userSource } from '@/tests/builders/source';
import { type Lookout, startLookout } from '@/tests/lookout';
import { MINUTE } from '@/utils/lib/time';

const alarm = (name: string) => ({ name, scheduledTime: 0, periodInMinutes: 5 });

/** What wakes the worker, and whether Trakt is asked then. */
const WAYS: [name: string, happens: (lookout: Lookout) => unknown, asks: boolean][] = [
  ['the alarm', () => fakeBrowser.alarms.onAlarm.trigger(alarm(TICK)), true],
  ['an alarm of another name', () => fakeBrowser.alarms.onAlarm.trigger(alarm('other')), false],
  ['the start of the browser', () => fakeBrowser.runtime.onStartup.trigger(), true],
  ['somebody who is back', ({ browser }) => browser.idle('active'), true],
  ['somebody who leaves', ({ browser }) => browser.idle('idle'), false],
  ['a locked screen', ({ browser }) => browser.idle('locked'), false],
  ['the network that is back', () => globalThis.dispatchEvent(new Event('online')), true],
];

describe('what wakes the worker', () => {
  it.each(WAYS)('%s', async (_name, happens, asks) => {
    const lookout = await startLookout({ sources: [userSource('mia')] });
    // One for each test, where Node has none for the whole process.
    const heard: Record<string, (event: Event) => void> = {};
    Object.assign(globalThis, {
      addEventListener: (type: string, listener: (event: Event) => void) => Object.assign(heard, { [type]: listener }),
      dispatchEvent: (event: Event) => heard[event.type]?.(event),
    });
    await lookout.services.check('now');
    lookout.pass(10 * MINUTE);
    listen(lookout.services);
    const before = lookout.sandbox.log.length;
    happens(lookout);
    // Behind whatever has begun: one round at a time.
    const { locks } = lookout.services;
    await locks.request('lookout:round', () => locks.request('lookout:poll', () => {}));
    expect(lookout.sandbox.log.length > before).toBe(asks);
  });
});
