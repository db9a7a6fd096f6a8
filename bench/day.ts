import { createActivities } from '@/bench/day/activities';
import { createNotificationCounter } from '@/bench/day/count-notifications';
import { createHeap, type Heap } from '@/bench/day/heap';
import { mostWithin, sourcesOf, startPolling, startTrakt } from '@/tests/virtual-poll';
import { DAY, HOUR } from '@/utils/lib/time';
import { ALLOWANCE } from '@/utils/poll/budget';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import { readStreamStates } from '@/utils/store/stream-states';

/** Maximum growth of the heap without database and sandbox, MB: code that was compiled meanwhile. */
const MAX_LEFT_MB = 5;
const HEAD = [
  'hour',
  'requests',
  'listings read',
  'longest unread, h',
  'activities',
  'notified',
  'stored, MB',
  'heap, MB',
];

/** Activities of a person per day, on average. */
const ACTIVITIES_PER_DAY = 4;

interface Size {
  users: number;
  shows: number;
}

const line = (cells: readonly (string | number)[]) =>
  cells.map((cell, column) => String(cell).padStart((HEAD[column]?.length ?? 0) + (column ? 2 : 0))).join('');

/** Runs one day and prints a line per hour. The result holds nothing of it but numbers. */
async function live(size: Size, hours: number, heap: Heap, print: (line: string) => void) {
  const trakt = startTrakt('v2', size);
  const settings: Settings = { ...DEFAULT_SETTINGS, sources: sourcesOf(size) };
  const notified = createNotificationCounter(settings, () => trakt.clock.now);
  const { db, streams, tick } = await startPolling('v2', trakt, settings, undefined, notified.deliver);
  const activities = createActivities(trakt.sandbox.control, size);
  print(`${size.users} people, ${size.shows} shows, ${streams.length} listings, ${hours} h`);
  print(line(HEAD));
  const { now: start } = trakt.clock;
  let refused = 0;
  for (let hour = 1; hour <= hours; hour += 1) {
    const before = { requests: trakt.requests.length, happened: activities.count(), notified: notified.count() };
    while (trakt.clock.now < start + hour * HOUR) {
      const { now } = trakt.clock;
      if ((await tick()).stopped) refused += 1;
      activities.add((size.users * ACTIVITIES_PER_DAY * (trakt.clock.now - now)) / DAY);
    }
    const states = [...(await readStreamStates(db)).values()];
    const oldest = Math.max(...states.map(({ lastRead }) => trakt.clock.now - (lastRead ?? start)));
    // The sandbox keeps a log of requests, which would count as growth.
    trakt.sandbox.control.clearRequests();
    print(
      line([
        hour,
        trakt.requests.length - before.requests,
        states.length,
        (oldest / HOUR).toFixed(1),
        activities.count() - before.happened,
        notified.count() - before.notified,
        (await heap.stored(db)).toFixed(1),
        heap.used().toFixed(1),
      ]),
    );
  }
  db.close();
  return { most: mostWithin(trakt.requests, ALLOWANCE.period), refused };
}

/** Drops database and sandbox. @returns the heap that is still in use, MB */
async function dropWorld(heap: Heap): Promise<number> {
  Reflect.deleteProperty(globalThis, 'indexedDB');
  await new Promise((ended) => setTimeout(ended, 100));
  return heap.used();
}

/**
 * A (virtual) day of the corridor over the sandbox, which enforces Trakt's limit: 1,000 people and 200 shows, or
 * `--users`, `--shows` and `--hours`. Database and sandbox live in the same process, so the heap grows with their rows
 * without a leak. Both are dropped at the end: the heap then shows what Lookout's own modules keep.
 */
export async function run(args: string[]): Promise<boolean> {
  const option = (name: string, standard: number) => Number(args[args.indexOf(`--${name}`) + 1] || standard);
  const given = (name: string, standard: number) => (args.includes(`--${name}`) ? option(name, standard) : standard);
  const heap = createHeap();
  const began = performance.now();
  // Warm-up: compiles all code and fills what is kept for the whole process.
  await live({ users: 5, shows: 2 }, 1, heap, () => {});
  const before = await dropWorld(heap);
  const size = { users: given('users', 1000), shows: given('shows', 200) };
  const { most, refused } = await live(size, given('hours', 24), heap, console.log);
  const left = (await dropWorld(heap)) - before;
  console.log(`
at most ${most} requests in any ${ALLOWANCE.period / 60_000} minutes; Trakt refused ${refused} times
heap before anything began ${before.toFixed(1)} MB; without database and sandbox in the end ${left.toFixed(1)} MB more
${((performance.now() - began) / 1000).toFixed(0)} s`);
  return most <= ALLOWANCE.limit && refused === 0 && left <= MAX_LEFT_MB;
}
