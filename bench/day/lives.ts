import type { Control } from '@/sandbox/control';
import { createRandom } from '@/sandbox/random';

/** Rows that people bring about, by how often. */
const ACTIONS = ['scrobble', 'scrobble', 'scrobble', 'seen', 'rating', 'watchlist', 'collection'] as const;

/** Lets people do something now and then, the same at every run. */
export function createLives(control: Control, { users, shows }: { users: number; shows: number }) {
  const random = createRandom(3);
  const episodes = new Map<string, number>();
  let due = 0;
  let count = 0;
  const act = () => {
    // A few do much, many do little.
    const index = Math.floor(users * random.next() ** 2);
    const user = `user${index}`;
    const show = `show-${Math.floor(shows * random.next())}`;
    const seen = `${user}/${show}`;
    const episode = 1 + ((episodes.get(seen) ?? 0) % 10);
    episodes.set(seen, episode);
    const action = random.pick(ACTIONS);
    const rating = action === 'rating' ? { rating: 1 + Math.floor(10 * random.next()) } : {};
    control.event({ user, action, show, season: 1, episode, ...rating });
    count += 1;
  };
  return {
    /** So many more things happen; the part of one that is left over, next time. */
    collectErrors(things: number) {
      for (due += things; due >= 1; due -= 1) act();
    },
    count: () => count,
  };
}
