import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { table } from '@/bench/table';
import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createWorld } from '@/sandbox/world';
import type { EventSpec } from '@/sandbox/world-spec';
import { PAIRS } from '@/utils/activity/activity';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { runPoll } from '@/utils/poll/run-poll';
import { tickMinutes } from '@/utils/poll/schedule';
import type { Rules } from '@/utils/rules/rule';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import type { Source } from '@/utils/sources/source';
import { type Stream, streamKey } from '@/utils/sources/stream';
import { streamsFor } from '@/utils/sources/streams';
import { openDatabase } from '@/utils/store/open-database';
import { readStreamStates } from '@/utils/store/stream-states';
import type { Cursor } from '@/utils/trakt/activity-feed';
import { createFeed } from '@/utils/trakt/create-feed';
import type { Answered } from '@/utils/trakt/http';

type Protocol = 'v1' | 'v2';

const START = Date.UTC(2026, 10, 22, 12);
const SHOWS = 10;
const ROUND = DEFAULT_SETTINGS.checkMinutes * MINUTE;

/** Nothing is off. */
const ALL_RULES: Rules = {};
for (const { type, action } of PAIRS) ALL_RULES[type] = { ...ALL_RULES[type], [action]: 'notify' };

/** A sandbox of its own, over a clock that stands still unless it is moved; counts what is asked. */
function startSandbox(users: number) {
  const clock = { now: START };
  const people = Array.from({ length: users }, (_, index) => ({ username: `user${index}` }));
  const shows = Array.from({ length: SHOWS }, (_, index) => ({
    title: `Show ${index}`,
    ids: { slug: `show-${index}` },
    seasons: [{ number: 1, episodes: 10 }],
  }));
  const events = people.flatMap(({ username: user }, index): EventSpec[] => [
    { user, action: 'scrobble', show: `show-${index % SHOWS}`, season: 1, episode: 1, at: START - (index + 1) * HOUR },
    { user, action: 'created', list: 'Mine', at: START - (index + 1) * HOUR },
  ]);
  const world = createWorld({ people, shows, movies: [], events });
  // What a naive reader would ask for has to be counted, not refused.
  const sandbox = createSandbox({ world, now: () => clock.now, rateLimit: { limit: 1e9 } });
  const counted = { requests: 0 };
  const fetch = ((...request: Parameters<typeof sandbox.fetch>) => {
    counted.requests += 1;
    return sandbox.fetch(...request);
  }) as typeof globalThis.fetch;
  const feed = (protocol: Protocol, onAnswer?: (answered: Answered) => void) =>
    createFeed({
      protocol,
      origin: 'http://sandbox',
      clientId: SANDBOX_CLIENT_ID,
      fetch,
      now: () => clock.now,
      onAnswer,
    });
  return { clock, counted, feed };
}

function sourcesOf(users: number): Source[] {
  const common = { paused: false, since: START };
  return [
    ...Array.from({ length: users }, (_, index): Source => {
      const username = `user${index}`;
      return { ...common, kind: 'user', id: `user:${username}`, username };
    }),
    ...Array.from({ length: SHOWS }, (_, index): Source => {
      const title = `show-${index}`;
      return { ...common, kind: 'show', id: `show:${title}`, title, seasons: 'all' };
    }),
  ];
}

/** Requests that it takes to read these streams once more after a first time. */
async function countOnce(protocol: Protocol, users: number, streams: readonly Stream[]): Promise<number> {
  const { clock, counted, feed } = startSandbox(users);
  const reader = feed(protocol);
  const cursors: (Cursor | null)[] = [];
  const readAll = async () => {
    for (const [index, stream] of streams.entries()) {
      const read = await reader.read(stream, cursors[index] ?? null);
      if (!read.ok) throw new Error(`${streamKey(stream)}: ${read.error.kind}`);
      cursors[index] = read.value.cursor;
    }
  };
  await readAll();
  counted.requests = 0;
  clock.now += ROUND;
  await readAll();
  return counted.requests;
}

interface Hour {
  /** Requests in 5 minutes: on average over an hour, and at most. */
  mean: number;
  most: number;
}

/** The corridor over one hour, after everything was read once. */
async function countHour(protocol: Protocol, users: number, settings: Settings): Promise<Hour> {
  globalThis.indexedDB = new IDBFactory();
  const { clock, counted, feed } = startSandbox(users);
  const opened = await openDatabase('requests');
  if (!opened.ok) throw new Error(opened.error.reason);
  const db = opened.value;
  const streams = streamsFor(protocol, settings.sources, settings.rules);
  const tick = tickMinutes(streams, settings.checkMinutes) * MINUTE;
  const round = async () => {
    const { failed, stopped } = await runPoll(
      db,
      settings,
      {
        protocol,
        now: () => clock.now,
        random: () => 0.5,
        createFeed: (_settings, onAnswer) => feed(protocol, onAnswer),
        keepAlive: async () => {},
        deliver: async () => {},
        onProgress: async () => {},
      },
      false,
    );
    if (failed > 0 || stopped) throw new Error(`${failed} reads failed, stopped: ${stopped}`);
    clock.now += tick;
  };
  while ((await readStreamStates(db)).size < streams.length) await round();
  const inRounds: number[] = [];
  const end = clock.now + HOUR;
  while (clock.now < end) {
    counted.requests = 0;
    for (const next = clock.now + ROUND; clock.now < next; ) await round();
    inRounds.push(counted.requests);
  }
  db.close();
  return { mean: inRounds.reduce((sum, each) => sum + each, 0) / inRounds.length, most: Math.max(...inRounds) };
}

/** How many requests a check takes, counted at the sandbox. */
export async function run(): Promise<boolean> {
  console.log(`Requests for some users and ${SHOWS} shows with nothing new, counted at the sandbox.
naive: every listing of every source, each for itself. wanted: the listings that the default rules want, shared ones once.
per check: what Lookout asks in ${DEFAULT_SETTINGS.checkMinutes} minutes, over an hour (listings that Trakt's edge keeps are not asked for in
vain, and Trakt's allowance is kept), and at most in any one. floor: one a source.\n`);
  const rows: (string | number)[][] = [];
  let good = true;
  for (const protocol of ['v2', 'v1'] as const) {
    for (const users of [1, 20, 200]) {
      const sources = sourcesOf(users);
      const settings = { ...DEFAULT_SETTINGS, sources };
      const each = sources.flatMap((source) => streamsFor(protocol, [source], ALL_RULES));
      const naive = await countOnce(protocol, users, each);
      const wanted = await countOnce(protocol, users, streamsFor(protocol, sources, {}));
      const { mean, most } = await countHour(protocol, users, settings);
      const floor = users + SHOWS;
      rows.push([protocol, users, naive, wanted, mean.toFixed(1), most, floor, (naive / mean).toFixed(1)]);
      good &&= most <= 450 && wanted <= naive;
    }
  }
  console.log(table(['protocol', 'users', 'naive', 'wanted', 'per check', 'at most', 'floor', 'naive/ours'], rows));
  return good;
}
