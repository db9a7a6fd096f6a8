import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSandbox } from '@/sandbox/app';
import type { SocialSpec } from '@/sandbox/social-event';
import { createWorld } from '@/sandbox/world';
import type { EventSpec } from '@/sandbox/world-spec';
import { openTrakt } from '@/tests/me-trakt';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';

const START = Date.UTC(2026, 10, 22, 12);
const OTHERS = ['ben', 'cleo', 'dora', 'emil', 'zoe'];
const REVIEWS = [1, 2];
const LISTS = ['best', 'later'];
const WRITTEN: EventSpec[] = [
  { at: START - 10 * DAY, user: 'mia', action: 'review', show: 'dark', text: 'word '.repeat(200) },
  { at: START - 9 * DAY, user: 'mia', action: 'shout', show: 'dark', type: 'show', text: 'Again.' },
  { at: START - 8 * DAY, user: 'mia', action: 'created', list: 'Best' },
  { at: START - 7 * DAY, user: 'mia', action: 'created', list: 'Later' },
];

function start() {
  const people = ['mia', ...OTHERS].map((username) => ({ username, name: username, private: username === 'zoe' }));
  const shows = [{ title: 'Dark', seasons: [{ number: 1, episodes: 3 }] }];
  const world = createWorld({ people, shows, movies: [], events: WRITTEN });
  const clock = { now: START };
  const sandbox = createSandbox({ world, now: () => clock.now });
  return { ...openTrakt(sandbox, clock, 'mia'), world, clock, sandbox };
}

/** One thing that people can do or take back, as the sandbox and the cards name it. */
interface Deed {
  name: string;
  does: (user: string) => SocialSpec;
  undoes: (user: string) => SocialSpec;
}

const DEEDS: readonly Deed[] = [
  {
    name: 'followed',
    does: (user) => ({ user, action: 'follow', other: 'mia' }),
    undoes: (user) => ({ user, action: 'unfollow', other: 'mia' }),
  },
  ...REVIEWS.map(
    (comment): Deed => ({
      name: `comment_like ${comment}`,
      does: (user) => ({ user, action: 'like', comment }),
      undoes: (user) => ({ user, action: 'unlike', comment }),
    }),
  ),
  ...LISTS.map(
    (list): Deed => ({
      name: `list_like ${list}`,
      does: (user) => ({ user, action: 'like_list', owner: 'mia', list }),
      undoes: (user) => ({ user, action: 'unlike_list', owner: 'mia', list }),
    }),
  ),
];

const COMMENTS = 900_000;

/** Everything that is unread, as `action thing person`. */
async function announced({ cards }: ReturnType<typeof start>): Promise<string[]> {
  const unread = (await cards()).filter((card) => card.unread);
  return unread
    .flatMap(({ activities }) => activities)
    .map(({ action, mine, list, user }) => [action, mine ? mine.id - COMMENTS : (list?.slug ?? ''), user.slug])
    .map((parts) => parts.filter((part) => part !== '').join(' '));
}

/** Longer than Trakt's edge keeps a listing. */
async function checkFor(started: ReturnType<typeof start>, ms: number) {
  for (const end = started.clock.now + ms; started.clock.now < end; ) {
    started.clock.now += 20 * MINUTE;
    await started.check();
  }
}

const step = fc.record({
  deed: fc.integer({ min: 0, max: DEEDS.length - 1 }),
  takenBack: fc.boolean(),
  users: fc.subarray(OTHERS, { minLength: 1 }),
});

it('announces each like and follower that the sandbox has seen since the start exactly once, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1 }), fc.array(step, { maxLength: 12 }), async (before, after) => {
      const started = start();
      const done = new Set<string>();
      const standing = new Set<string>();
      const take = ({ deed: index, takenBack, users }: (typeof before)[number]) => {
        const deed = DEEDS[index];
        for (const user of deed ? users : []) {
          const name = `${deed?.name} ${user}`;
          // Actions that change nothing are left out: they move no counter.
          if (!deed || standing.has(name) !== takenBack) continue;
          started.clock.now += MINUTE;
          started.sandbox.control.social(takenBack ? deed.undoes(user) : deed.does(user));
          if (takenBack) standing.delete(name);
          else standing.add(name);
        }
      };
      for (const each of before) take(each);
      const past = new Set(standing);
      await checkFor(started, 3 * HOUR);
      expect(await announced(started)).toEqual([]);
      for (const each of after) {
        take(each);
        await checkFor(started, 3 * HOUR);
        // Likes from before the start are known as a number only: done again, they are new. Followers have names.
        for (const name of past) if (!standing.has(name) && !name.startsWith('followed')) past.delete(name);
        for (const name of standing) if (!past.has(name)) done.add(name);
      }
      const found = await announced(started);
      expect(found.toSorted()).toEqual([...done].sort());
    }),
    { numRuns: 15, endOnFailure: true },
  );
});
