import { mostWithin, sourcesOf, startPolling, startTrakt } from '@/tests/virtual-poll';
import { HOUR } from '@/utils/lib/time';
import { ALLOWANCE } from '@/utils/poll/budget';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import { readStreamStates } from '@/utils/store/stream-states';

/**
 * A (virtual) day of the corridor over the sandbox, whose own limit is in force: 1,000 people and 200 shows, or
 * `--users`, `--shows` and `--hours`.
 */
export async function run(args: string[]): Promise<boolean> {
  const option = (name: string, standard: number) => Number(args[args.indexOf(`--${name}`) + 1] || standard);
  const given = (name: string, standard: number) => (args.includes(`--${name}`) ? option(name, standard) : standard);
  const size = { users: given('users', 1000), shows: given('shows', 200) };
  const hours = given('hours', 24);
  const trakt = startTrakt('v2', size);
  const { db, streams, tick } = await startPolling('v2', trakt, { ...DEFAULT_SETTINGS, sources: sourcesOf(size) });
  console.log(`${size.users} people, ${size.shows} shows, ${streams.length} listings, ${hours} h`);
  const start = trakt.clock.now;
  console.log('hour  requests  listings read  longest unread, h  heap, MB');
  let refused = 0;
  for (let hour = 1; hour <= hours; hour += 1) {
    const before = trakt.requests.length;
    while (trakt.clock.now < start + hour * HOUR) if ((await tick()).stopped) refused += 1;
    const states = [...(await readStreamStates(db)).values()];
    const oldest = Math.max(...states.map(({ lastRead }) => trakt.clock.now - (lastRead ?? start)));
    globalThis.gc?.();
    const heap = (process.memoryUsage().heapUsed / 2 ** 20).toFixed(0);
    const cells = [hour, trakt.requests.length - before, states.length, (oldest / HOUR).toFixed(1), heap];
    console.log(cells.map((cell, column) => String(cell).padStart([4, 10, 15, 19, 10][column] ?? 0)).join(''));
  }
  const most = mostWithin(trakt.requests, ALLOWANCE.period);
  console.log(`\nat most ${most} requests in any ${ALLOWANCE.period / 60_000} minutes; Trakt refused ${refused} times`);
  return most <= ALLOWANCE.limit && refused === 0;
}
