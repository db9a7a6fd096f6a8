/** The moment of all pictures, ms UTC: a Saturday evening. */
export const MOMENT = Date.UTC(2026, 9, 17, 20, 12);

/** Real milliseconds in one of the clock's: however long the pictures take, no time of day in them changes. */
export const SLOWNESS = 1000;

/** Time as the sandbox and Lookout know it while pictures are taken. */
export interface PictureClock {
  /** ms UTC. */
  now: () => number;
  /** Gives a page or background this clock; runs before anything else there. */
  script: string;
}

/** A clock that starts at {@link MOMENT} and hardly moves. */
export function startPictureClock(realNow: () => number = Date.now): PictureClock {
  const start = realNow();
  return {
    now: () => MOMENT + Math.floor((realNow() - start) / SLOWNESS),
    script: `(${slowDown})(${start}, ${MOMENT}, ${SLOWNESS});\n`,
  };
}

/**
 * Replaces `Date`, chance and the size of the disk, and translates the times of alarms, which are the browser's. As
 * text: it runs inside of the build, where nothing of the compiler's helpers exists.
 */
const slowDown = `function (start, moment, slowness) {
  const Real = Date;
  const now = () => moment + Math.floor((Real.now() - start) / slowness);
  globalThis.Date = class Date extends Real {
    constructor(...given) {
      if (given.length === 0) super(now());
      else super(...given);
    }
    static now() {
      return now();
    }
  };
  Math.random = () => 0.5;
  if (globalThis.navigator?.storage) navigator.storage.estimate = async () => ({ usage: 3.6e6, quota: 80e9 });
  const translate = (alarms) => {
    const { create, get } = alarms;
    alarms.create = (name, { when, periodInMinutes, ...info }) =>
      create.call(alarms, name, {
        ...info,
        ...(when === undefined ? {} : { when: start + (when - moment) * slowness }),
        ...(periodInMinutes === undefined ? {} : { periodInMinutes: periodInMinutes * slowness }),
      });
    alarms.get = async (name) => {
      const alarm = await get.call(alarms, name);
      if (!alarm) return alarm;
      const scheduledTime = moment + Math.round((alarm.scheduledTime - start) / slowness);
      return { ...alarm, scheduledTime, periodInMinutes: alarm.periodInMinutes / slowness };
    };
  };
  const found = [globalThis.browser?.alarms, globalThis.chrome?.alarms].filter(Boolean);
  for (const alarms of new Set(found)) translate(alarms);
}`;
