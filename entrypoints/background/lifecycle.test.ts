import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { TICK } from '@/entrypoints/background/alarms';
import { listen } from '@/entrypoints/background/lifecycle';
import { userSource } from '@/tests/builders/source';
import { type Lookout, startLookout } from '@/tests/lookout';
import { MINUTE } from '@/utils/lib/time';

const alarm = (name: string) => ({ name, scheduledTime: 0, periodInMinutes: 5 });

/** Events that wake the worker, and whether they run a check. */
const WAYS: [name: string, happens: (lookout: Lookout) => unknown, asks: boolean][] = [
  ['the alarm rings', () => fakeBrowser.alarms.onAlarm.trigger(alarm(TICK)), true],
  ['an alarm of another name rings', () => fakeBrowser.alarms.onAlarm.trigger(alarm('other')), false],
  ['the browser starts', () => fakeBrowser.runtime.onStartup.trigger(), true],
  ['the person comes back', ({ browser }) => browser.idle('active'), true],
  ['the person leaves', ({ browser }) => browser.idle('idle'), false],
  ['the screen is locked', ({ browser }) => browser.idle('locked'), false],
  ['the network is back', () => globalThis.dispatchEvent(new Event('online')), true],
];

describe('waking the worker', () => {
  it.each(WAYS)('%s', async (_name, happens, asks) => {
    const lookout = await startLookout({ sources: [userSource('mia')] });
    // Node may have no global event target, so each test gets its own.
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
    // Queues behind a running round: rounds run one at a time.
    const { locks } = lookout.services;
    await locks.request('lookout:round', () => locks.request('lookout:poll', () => {}));
    expect(lookout.sandbox.log.length > before).toBe(asks);
  });
});
