import type { Sandbox } from '@/sandbox/app';
import type { Random } from '@/sandbox/random';
import { createWorld, type World } from '@/sandbox/world';
import { PAIRS } from '@/utils/activity/pairs';
import { DAY } from '@/utils/lib/time';
import type { Rules } from '@/utils/rules/rule';

export const PEOPLE = ['ann', 'bob', 'cleo', 'dan'];
/** The listings that the settings want of each person. */
export const KINDS = ['history', 'ratings', 'comments'] as const;

const WANTED = ['movie:scrobble', 'movie:rating', 'movie:shout'];

const rules: Rules = {};
for (const { type, action } of PAIRS) {
  const level = WANTED.includes(`${type}:${action}`) ? 'notify' : 'off';
  rules[type] = { ...rules[type], [action]: level };
}

export const SETTINGS = {
  sources: PEOPLE.map((username) => ({ kind: 'user', username })),
  rules,
  checkMinutes: 1,
};

const slug = (index: number) => `movie-${index}`;

/** @param movies how many activities may happen: most have a movie of their own */
export function soakWorld(movies: number): World {
  return createWorld({
    people: PEOPLE.map((username) => ({ username, joinedAt: Date.now() - DAY })),
    shows: [],
    movies: Array.from({ length: movies }, (_, index) => ({ title: `Movie ${index}`, ids: { slug: slug(index) } })),
    events: [],
  });
}

/** People of the sandbox play, rate and comment. Some rate what they played, or play what somebody else did. */
export function createPeople({ control }: Sandbox, random: Random): { act(): void } {
  let next = 0;
  /** The latest plays that nobody has rated or played too. */
  const plays: { user: string; movie: string }[] = [];
  const take = () => (plays.length > 5 ? plays.splice(random.int(0, plays.length - 1), 1)[0] : undefined);
  return {
    act() {
      const user = random.pick(PEOPLE);
      const drawn = random.next();
      const known = drawn < 0.2 ? take() : undefined;
      if (known && drawn < 0.12) {
        control.event({ user: known.user, action: 'rating', movie: known.movie, rating: random.int(1, 10) });
        return;
      }
      if (known) {
        const other = random.pick(PEOPLE.filter((each) => each !== known.user));
        control.event({ user: other, action: 'scrobble', movie: known.movie });
        return;
      }
      const movie = slug(next);
      next += 1;
      if (drawn > 0.9) control.event({ user, action: 'shout', movie, text: `About ${movie}` });
      else if (drawn > 0.8) control.event({ user, action: 'rating', movie, rating: random.int(1, 10) });
      else {
        control.event({ user, action: 'scrobble', movie });
        plays.push({ user, movie });
        if (plays.length > 40) plays.shift();
      }
    },
  };
}
