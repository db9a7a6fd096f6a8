import { createContext, runInContext } from 'node:vm';
import { expect, it } from 'vitest';
import { MOMENT, SLOWNESS, startPictureClock } from './picture-clock';

const MINUTE = 60_000;

/** A page with the clock, and the browser's own alarms in real time. */
function pageWith(script: string, realNow: () => number, namespace = 'chrome') {
  const real = new Map<string, { scheduledTime: number; periodInMinutes?: number }>();
  const alarms = {
    async create(name: string, { when = 0, periodInMinutes }: { when?: number; periodInMinutes?: number }) {
      real.set(name, { scheduledTime: when, ...(periodInMinutes === undefined ? {} : { periodInMinutes }) });
    },
    get: async (name: string) => real.get(name),
  };
  class RealDate extends Date {
    static override now() {
      return realNow();
    }
  }
  const page = createContext({ Date: RealDate, [namespace]: { alarms } });
  runInContext(script, page);
  return { run: (code: string) => runInContext(code, page), real };
}

it('stays within one second for as long as pictures may take', () => {
  let real = 5000;
  const clock = startPictureClock(() => real);
  expect(clock.now()).toBe(MOMENT);
  real += 10 * MINUTE;
  expect(clock.now()).toBe(MOMENT + (10 * MINUTE) / SLOWNESS);
  expect(clock.now() - MOMENT).toBeLessThan(1000);
});

it('gives pages the same time as the sandbox', () => {
  let real = 5000;
  const clock = startPictureClock(() => real);
  const { run } = pageWith(clock.script, () => real);
  real += 3 * SLOWNESS;
  expect([run('Date.now()'), run('new Date().getTime()'), run('+new Date()')]).toEqual(Array(3).fill(clock.now()));
});

it('leaves times alone that a page names', () => {
  const { run } = pageWith(startPictureClock().script, Date.now);
  expect(run('new Date(86400000).toISOString()')).toBe('1970-01-02T00:00:00.000Z');
  expect(run('new Date(2024, 1, 29).getMonth()')).toBe(1);
  expect(run('new Date() instanceof Date')).toBe(true);
});

it.each(['chrome', 'browser'])('lets an alarm of %s ring when the clock would get there', async (namespace) => {
  const { run, real } = pageWith(startPictureClock(() => 5000).script, () => 5000, namespace);
  await run(`${namespace}.alarms.create('tick', { when: Date.now() + ${5 * MINUTE}, periodInMinutes: 5 })`);
  expect(real.get('tick')).toEqual({ scheduledTime: 5000 + 5 * MINUTE * SLOWNESS, periodInMinutes: 5 * SLOWNESS });
  expect(await run(`${namespace}.alarms.get('tick')`)).toEqual({
    scheduledTime: MOMENT + 5 * MINUTE,
    periodInMinutes: 5,
  });
  expect(await run(`${namespace}.alarms.get('other')`)).toBeUndefined();
});
