import { createWorld, type World } from '@/sandbox/world';
import type { WorldSpec } from '@/sandbox/world-spec';
import { historyOf } from './history';
import { MOVIES } from './movies';
import { PEOPLE } from './people';
import { SHOWS } from './shows';

export interface CastOptions {
  /** The same seed and time make the same world. */
  seed?: number;
  /** The end of the year of history, ms UTC. */
  now: number;
}

/** The sandbox's own people and titles with a year of plausible history behind them. */
export function castSpec({ seed = 1, now }: CastOptions): WorldSpec {
  const titles = { seed, now, shows: SHOWS, movies: MOVIES };
  const events = PEOPLE.flatMap(({ username }, index) => historyOf(username, index, titles));
  return { people: PEOPLE, shows: SHOWS, movies: MOVIES, events };
}

export function createCast(options: CastOptions): World {
  return createWorld(castSpec(options));
}
