import type { World } from './world';

interface Moment {
  now: number;
  events: number;
  values: Map<string, unknown>;
}

const moments = new WeakMap<World, Moment>();

/** Memoizes a view of the world until the clock moves or something happens. */
export function remember<T>(world: World, now: number, key: string, work: () => T): T {
  let moment = moments.get(world);
  if (!moment || moment.now !== now || moment.events !== world.log.length) {
    moment = { now, events: world.log.length, values: new Map() };
    moments.set(world, moment);
  }
  if (!moment.values.has(key)) moment.values.set(key, work());
  return moment.values.get(key) as T;
}
