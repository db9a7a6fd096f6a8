import { createActivities } from '@/bench/day/activities';
import { createNotificationCounter } from '@/bench/day/count-notifications';
import { createHeap, type Heap } from '@/bench/day/heap';
import { numberOf } from '@/bench/options';
import type { Measured } from '@/bench/report';
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
  const { requests } = trakt;
  return {
    most: mostWithin(requests, ALLOWANCE.period),
    refused,
    requests: requests.length,
    notified: notified.count(),
  };
}

/** Drops database and sandbox. @returns the heap that is still in use, MB */
async function dropWorld(heap: Heap): Promise<number> {
  Reflect.deleteProperty(globalThis, 'indexedDB');
  await new Promise((ended) => setTimeout(ended, 100));
  return heap.used();
}

/** Requests a day with the default rules. */
const DAYS = [
  { users: 5, shows: 2, limit: 2400 },
  { users: 20, shows: 10, limit: 9200 },
];

/**
 * A (virtual) day of the corridor over the sandbox, which enforces Trakt's limit: 5 people and 2 shows, then 20 and 10;
 * or `--users` and `--shows`, for `--hours`. Database and sandbox live in the same process, so the heap grows with
 * their rows without a leak. Both are dropped at the end: the heap then shows what Lookout's own modules keep.
 */
export async function measure(args: string[]): Promise<Measured[]> {
  const hours = numberOf(args, 'hours', 24);
  const chosen = args.includes('--users')
    ? [{ users: numberOf(args, 'users', 0), shows: numberOf(args, 'shows', 0), limit: undefined }]
    : DAYS;
  const lines: Measured[] = [];
  for (const { limit, ...size } of chosen) lines.push(...(await measureDay(size, hours, limit)));
  return lines;
}

async function measureDay(size: Size, hours: number, limit: number | undefined): Promise<Measured[]> {
  const heap = createHeap();
  const began = performance.now();
  // Warm-up: compiles all code and fills what is kept for the whole process.
  await live({ users: 5, shows: 2 }, 1, heap, () => {});
  const before = await dropWorld(heap);
  const { most, refused, requests, notified } = await live(size, hours, heap, console.log);
  const left = (await dropWorld(heap)) - before;
  console.log(`
at most ${most} requests in any ${ALLOWANCE.period / 60_000} minutes; Trakt refused ${refused} times
heap before anything began ${before.toFixed(1)} MB; without database and sandbox in the end ${left.toFixed(1)} MB more
${((performance.now() - began) / 1000).toFixed(0)} s\n`);
  const what = `day: ${size.users} people, ${size.shows} shows`;
  const bound = limit === undefined ? {} : { limit: (limit * hours) / 24 };
  return [
    { what: `${what}, requests in ${hours} h`, unit: 'requests', own: [requests], ...bound },
    { what: `${what}, notifications`, unit: 'count', own: [notified] },
    { what: `${what}, most requests in any 5 minutes`, unit: 'requests', own: [most], limit: ALLOWANCE.limit },
    { what: `${what}, refused by Trakt`, unit: 'count', own: [refused], limit: 0 },
    { what: `${what}, heap left`, unit: 'MB', own: [left], limit: MAX_LEFT_MB },
  ];
}
