import { measureAboutMe } from '@/bench/about-me';
import { measureFollowing } from '@/bench/following';
import type { Measured } from '@/bench/report';
import { table } from '@/bench/table';
import { mostWithin, sourcesOf, startPolling, startTrakt } from '@/tests/virtual-poll';
import { PAIRS } from '@/utils/activity/pairs';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { ALLOWANCE } from '@/utils/poll/budget';
import type { Rules } from '@/utils/rules/rule';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import { type Stream, streamKey } from '@/utils/sources/stream';
import { streamsFor } from '@/utils/sources/streams';
import { readStreamStates } from '@/utils/store/stream-states';
import type { Cursor } from '@/utils/trakt/trakt-client';

type Protocol = 'v1' | 'v2';

const SHOWS = 10;
const CHECK = DEFAULT_SETTINGS.checkMinutes * MINUTE;

/** All levels are above off. */
const ALL_RULES: Rules = {};
for (const { type, action } of PAIRS) ALL_RULES[type] = { ...ALL_RULES[type], [action]: 'notify' };

/** The requests of a naive reader must be counted, not refused. */
const boundless = (users: number) => ({ users, shows: SHOWS, rateLimit: { limit: 1e9 } });

/** Requests for reading these streams once more after a first time. */
async function countOnce(protocol: Protocol, users: number, streams: readonly Stream[]): Promise<number> {
  const { clock, requests, feed } = startTrakt(protocol, boundless(users));
  const reader = feed();
  const cursors: (Cursor | null)[] = [];
  const readAll = async () => {
    for (const [index, stream] of streams.entries()) {
      const read = await reader.read(stream, cursors[index] ?? null);
      if (!read.ok) throw new Error(`${streamKey(stream)}: ${read.error.kind}`);
      cursors[index] = read.value.cursor;
    }
  };
  await readAll();
  const before = requests.length;
  clock.now += CHECK;
  await readAll();
  return requests.length - before;
}

/** The corridor over one hour, after everything was read once: requests in 5 minutes, on average and at most. */
async function countHour(protocol: Protocol, users: number, settings: Settings) {
  const trakt = startTrakt(protocol, boundless(users));
  const { db, streams, tick } = await startPolling(protocol, trakt, settings);
  const round = async () => {
    const { failed, stopped } = await tick();
    if (failed > 0 || stopped) throw new Error(`${failed} reads failed, stopped: ${stopped}`);
  };
  while ((await readStreamStates(db)).size < streams.length) await round();
  const before = trakt.requests.length;
  for (const end = trakt.clock.now + HOUR; trakt.clock.now < end; ) await round();
  db.close();
  const hour = trakt.requests.slice(before);
  return { mean: (hour.length * CHECK) / HOUR, most: mostWithin(trakt.requests, ALLOWANCE.period) };
}

/** Requests per check in an hour in which nothing happens, by protocol and people. */
const LIMITS: Readonly<Record<string, number>> = { 'v2 20': 33, 'v2 200': 270 };

/** How many requests a check takes, counted by the sandbox. */
export async function measure(): Promise<Measured[]> {
  console.log(`Requests for some users and ${SHOWS} shows with nothing new, counted at the sandbox.
naive: every listing of every source, each for itself. wanted: the listings that the default rules want, shared ones once.
per check: what Lookout asks in ${DEFAULT_SETTINGS.checkMinutes} minutes, over an hour (listings that Trakt's edge keeps are not asked for in
vain, and Trakt's allowance is kept); at most: in any ${ALLOWANCE.period / MINUTE} minutes, the first check included. floor: one a source.\n`);
  const rows: (string | number)[][] = [];
  const lines: Measured[] = [];
  let mostOfAll = 0;
  for (const protocol of ['v2', 'v1'] as const) {
    for (const users of [1, 20, 200]) {
      const sources = sourcesOf({ users, shows: SHOWS });
      const each = sources.flatMap((source) => streamsFor(protocol, [source], ALL_RULES));
      const naive = await countOnce(protocol, users, each);
      const wanted = await countOnce(protocol, users, streamsFor(protocol, sources, {}));
      const { mean, most } = await countHour(protocol, users, { ...DEFAULT_SETTINGS, sources });
      rows.push([protocol, users, naive, wanted, mean.toFixed(1), most, users + SHOWS, (naive / mean).toFixed(1)]);
      const limit = LIMITS[`${protocol} ${users}`];
      lines.push({
        what: `requests per check: ${protocol}, ${users} people, ${SHOWS} shows`,
        unit: 'requests',
        own: [mean],
        floor: [users + SHOWS],
        floorIs: 'one a source',
        isRatioFree: true,
        ...(limit === undefined ? {} : { limit }),
      });
      mostOfAll = Math.max(mostOfAll, most);
    }
  }
  console.log(table(['protocol', 'users', 'naive', 'wanted', 'per check', 'at most', 'floor', 'naive/ours'], rows));
  const within = ALLOWANCE.period / MINUTE;
  return [
    ...lines,
    { what: `requests: most in any ${within} minutes`, unit: 'requests', own: [mostOfAll], limit: ALLOWANCE.limit },
    ...(await measureFollowing()),
    ...(await measureAboutMe()),
  ];
}
