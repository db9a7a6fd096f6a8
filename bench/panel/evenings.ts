import type { Random } from '@/sandbox/random';
import type { EventSpec } from '@/sandbox/world-spec';
import { HOUR, MINUTE } from '@/utils/lib/time';

/** `next`: begun within two minutes of the end that Trakt expected of the one before. */
export interface Beginning {
  at: number;
  kind: 'first' | 'next' | 'later';
}

export interface Happening extends EventSpec {
  at: number;
  /** Only `watching` of another title: what it is for somebody who looks at "Watching now". */
  begins?: Beginning['kind'];
}

const RUNTIMES_MIN = [25, 45, 45, 60];
const PAUSED_SHARE = 0.15;
const GIVEN_UP_SHARE = 0.1;
const GOES_ON_SHARE = 0.7;
/** Of those who go on: within two minutes of the expected end. */
const ON_TIME_SHARE = 0.85;

/**
 * Evenings of `users` people: sittings with several episodes, some paused, some given up, some skipping the credits.
 */
export function planEvenings(random: Random, users: number, from: number, to: number): Happening[] {
  const all: Happening[] = [];
  for (let person = 0; person < users; person += 1) {
    const begin = from + random.next() * 0.6 * (to - from);
    for (const sitting of [begin, begin + 5 * HOUR]) all.push(...sittingOf(random, person, sitting));
  }
  return all.filter(({ at }) => at < to).sort((a, b) => a.at - b.at);
}

function* sittingOf(random: Random, person: number, begin: number): Generator<Happening> {
  const user = `user${person}`;
  const runtime = random.pick(RUNTIMES_MIN) * MINUTE;
  let [at, kind]: [number, Beginning['kind']] = [begin, 'first'];
  for (let episode = 1; episode <= 9; episode += 1) {
    const item = { user, show: `show-${person % 10}`, season: 1, episode };
    let end = at + runtime;
    yield { ...item, action: 'watching', at, expiresAt: end, begins: kind };
    if (random.next() < PAUSED_SHARE) {
      const pause = at + (0.2 + 0.6 * random.next()) * runtime;
      const length = (1 + 20 * random.next()) * MINUTE;
      yield { user, action: 'stop', at: pause };
      end += length;
      yield { ...item, action: 'watching', at: pause + length, expiresAt: end };
    }
    if (random.next() < GIVEN_UP_SHARE) {
      yield { user, action: 'stop', at: at + (end - at) * random.next() * 0.9 };
      return;
    }
    const atOnce = random.next() < ON_TIME_SHARE;
    const gap = atOnce ? (4 * random.next() - 2) * MINUTE : (3 + 12 * random.next()) * MINUTE;
    // Those who skip the credits have seen the episode before its end.
    const next = end + gap;
    yield { ...item, action: 'scrobble', at: Math.min(end, next) - 1000 };
    if (random.next() >= GOES_ON_SHARE) return;
    [at, kind] = [next, atOnce ? 'next' : 'later'];
  }
}
