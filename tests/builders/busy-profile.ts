import { createSandbox } from '@/sandbox/app';
import { createWorld } from '@/sandbox/world';
import type { EventSpec } from '@/sandbox/world-spec';
import { openTrakt } from '@/tests/me-trakt';
import { DAY, HOUR } from '@/utils/lib/time';

const START = Date.UTC(2026, 10, 22, 12);

/** Mia, who has written 200 comments and keeps 20 lists, and checks of what concerns her. */
function busyProfile(signedIn: boolean) {
  const comments = Array.from({ length: 200 }, (_, index): EventSpec => {
    return { at: START - DAY - index * HOUR, user: 'mia', action: 'shout', show: 'dark', season: 1, episode: 1 };
  });
  const lists = Array.from({ length: 20 }, (_, index): EventSpec => {
    return { at: START - DAY, user: 'mia', action: 'created', list: `List ${index}` };
  });
  const world = createWorld({
    people: [{ username: 'mia' }, ...['ben', 'cleo'].map((username) => ({ username, following: ['mia'] }))],
    shows: [{ title: 'Dark', seasons: [{ number: 1, episodes: 1 }] }],
    movies: [],
    events: [...comments, ...lists],
  });
  const clock = { now: START };
  const sandbox = createSandbox({ world, now: () => clock.now });
  return { clock, sandbox, ...openTrakt(sandbox, clock, 'mia', signedIn) };
}

/** Requests of each check over a day in which nothing happens, after the first. */
export async function quietDay(signedIn: boolean, checkMs: number): Promise<number[]> {
  const { clock, sandbox, check } = busyProfile(signedIn);
  await check();
  const counts: number[] = [];
  for (const end = clock.now + DAY; clock.now < end; ) {
    clock.now += checkMs;
    const before = sandbox.log.length;
    await check();
    counts.push(sandbox.log.length - before);
  }
  return counts;
}
