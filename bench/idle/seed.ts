import { browser } from 'wxt/browser';
import { createServices } from '@/entrypoints/background/create-services';
import { makeMenu } from '@/entrypoints/background/menu';
import type { Services } from '@/entrypoints/background/services';
import { extras } from '@/entrypoints/extras/extras';
import { poller } from '@/entrypoints/poller/poller';
import { countCalls, type WorkCounts } from '@/tests/count-calls';
import { MINUTE } from '@/utils/lib/time';
import { planRound } from '@/utils/poll/plan-round';
import { planStreams } from '@/utils/poll/plan-streams';
import { MIN_SAVING_MS } from '@/utils/poll/price';
import { createStateReader } from '@/utils/poll/state-reader';
import { databaseName } from '@/utils/server/connection';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import type { Source } from '@/utils/sources/source';
import { type Stream, streamKey } from '@/utils/sources/stream';
import { openDatabase } from '@/utils/store/open-database';
import { makeOutlines } from '@/utils/store/outlines';
import { readRoundSnapshot } from '@/utils/store/round-snapshot';
import { changeStreams, newStreamState } from '@/utils/store/stream-states';

/* Runs in a page of an extension without a worker, in the worker's place: rounds over the real browser. */

/** Requests at a time, as in a round. */
const CONCURRENCY = 4;

/** Clock of Lookout and sandbox; the bench moves it. */
let offset = 0;
/** The time at which the clock stands still, if it does: how often a round saves depends on how long it takes. */
let still: number | null = null;
const now = () => (still ?? Date.now()) + offset;
const requests: Parameters<typeof fetch>[] = [];
let services: Services | undefined;

/** Without the demo, which nothing here starts. */
const scripts = { poller, extras };

const sourceOf = (username: string): Source => ({
  kind: 'user',
  id: `user:${username}`,
  username,
  name: username,
  paused: false,
  since: now(),
});

/** Settings for these people at this server, and services that write down their requests. */
async function start(origin: string, clientId: string, people: readonly string[]): Promise<void> {
  const server = { protocol: 'v2', origin } as const;
  const settings: Settings = {
    ...DEFAULT_SETTINGS,
    server,
    clientIds: { [origin]: clientId },
    sources: people.map(sourceOf),
  };
  await browser.storage.local.set({ settings });
  // The page of the bench is no page that shows progress.
  Object.assign(browser.runtime, { getContexts: async () => [] });
  services = createServices({
    now,
    random: () => 0.5,
    fetch: (...request) => {
      requests.push(request);
      return fetch(...request);
    },
    locks: navigator.locks,
    minSaving: async () => 0,
    loadScript: async (name) => scripts[name as keyof typeof scripts] as never,
  });
  await makeMenu(services);
}

/** One round at a clock that is ahead by so much. Returns its time and its requests. */
async function check(ahead: number, trigger: 'tick' | 'now' = 'tick'): Promise<{ ms: number; requests: number }> {
  offset = ahead;
  requests.length = 0;
  const began = performance.now();
  const round = await services?.check(trigger);
  const ms = performance.now() - began;
  if (!round?.ok || round.value.failed > 0 || round.value.stopped) throw new Error(JSON.stringify(round));
  return { ms, requests: requests.length };
}

/** The requests of the last round once more, with nothing around them. */
async function bare(): Promise<number> {
  const queue = [...requests];
  const began = performance.now();
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [address, { signal: _, ...init } = {}] = next;
      await (await fetch(address, init)).text();
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return performance.now() - began;
}

async function counted(ahead: number): Promise<WorkCounts> {
  still = Date.now();
  try {
    return await countCalls(browser, () => check(ahead));
  } finally {
    still = null;
  }
}

export interface Planned {
  /** Reading the store, the streams that are wanted, what to read now, and the states of these listings; ms. */
  read: number;
  streams: number;
  plan: number;
  states: number;
  /** Listings to read now. */
  due: number;
  listings: number;
}

const PLAN_SERVER = { protocol: 'v2', apiOrigin: 'http://planning' } as const;

/** The settings with this many people, added at `since`. */
const plannedSettings = (people: number, since: number): Settings => ({
  ...DEFAULT_SETTINGS,
  sources: Array.from({ length: people }, (_, index) => ({ ...sourceOf(`person${index}`), since })),
});

/** A store with the listings of this many people, all read some minutes ago. */
async function seedPlan(people: number, since: number): Promise<void> {
  const planned = plannedSettings(people, since);
  const opened = await openDatabase(databaseName(PLAN_SERVER));
  if (!opened.ok) throw new Error(opened.error.reason);
  const db = opened.value;
  // They have been wanted since yesterday, so none of the listings is new.
  const yesterday = { protocol: 'v2', now: () => since } as const;
  const { streams } = await planStreams(db, planned, yesterday, await readRoundSnapshot(db), null);
  await changeStreams(db, { put: streams.map(stateOf), gone: [] });
  await makeOutlines(db);
  db.close();
}

function stateOf(stream: Stream, index: number) {
  const key = streamKey(stream);
  const at = now() - (index % 10) * MINUTE;
  const marks = Array.from({ length: 20 }, (_, mark) => `${key}:${1_000_000 + mark}`);
  const hours = Array.from({ length: 24 }, (_, hour) => (hour + index) % 7);
  return {
    ...newStreamState(key),
    sourceIds: [...stream.sourceIds],
    cursor: { at, marks },
    nextDue: at + 30 * MINUTE,
    lastRead: at,
    lastGoodRead: at,
    rate: { at, days: 10, sittings: 8, rows: 30, hours, newest: at },
  };
}

/** What a tick over this store does before its first request. */
async function plan(people: number, since: number): Promise<Planned> {
  const settings = plannedSettings(people, since);
  const opened = await openDatabase(databaseName(PLAN_SERVER));
  if (!opened.ok) throw new Error('There is no plan to make');
  const db = opened.value;
  const times: number[] = [performance.now()];
  const snapshot = await readRoundSnapshot(db);
  times.push(performance.now());
  const wanted = await planStreams(db, settings, { protocol: 'v2', now }, snapshot, null);
  times.push(performance.now());
  const { due } = planRound(
    { ...wanted, settings, trigger: 'tick', isProbe: false, known: snapshot.poller, minSaving: MIN_SAVING_MS },
    now(),
  );
  times.push(performance.now());
  const [next] = due;
  if (next) await createStateReader(db, () => due.slice(1))(next);
  times.push(performance.now());
  db.close();
  const [first = 0, second = 0, third = 0, fourth = 0, last = 0] = times;
  return {
    read: second - first,
    streams: third - second,
    plan: fourth - third,
    states: last - fourth,
    due: due.length,
    listings: wanted.streams.length,
  };
}

/** The states alone, read as one list, ms. */
async function allStates(): Promise<number> {
  const opened = await openDatabase(databaseName(PLAN_SERVER));
  if (!opened.ok) throw new Error(opened.error.reason);
  const began = performance.now();
  await opened.value.getAll('streams');
  const ms = performance.now() - began;
  opened.value.close();
  return ms;
}

Object.assign(globalThis, { start, check, bare, counted, seedPlan, plan, allStates });
