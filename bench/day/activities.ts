import type { Control } from '@/sandbox/control';
import { createRandom } from '@/sandbox/random';

/** Actions, repeated by frequency. */
const ACTIONS = ['scrobble', 'scrobble', 'scrobble', 'seen', 'rating', 'watchlist', 'collection'] as const;

/** Generates activities of people, the same at every run. */
export function createActivities(control: Control, { users, shows }: { users: number; shows: number }) {
  const random = createRandom(3);
  const episodes = new Map<string, number>();
  let due = 0;
  let count = 0;
  const act = () => {
    // A few people do much, most do little.
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
    /** Adds this many activities. A fraction is carried over to the next call. */
    add(activities: number) {
      for (due += activities; due >= 1; due -= 1) act();
    },
    count: () => count,
  };
}
