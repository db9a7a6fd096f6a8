import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { createSandbox, SANDBOX_CLIENT_ID, type Sandbox } from '@/sandbox/app';
import type { RateLimitState } from '@/sandbox/rate-limit';
import { createWorld } from '@/sandbox/world';
import type { EventSpec } from '@/sandbox/world-spec';
import { createCollectErrors } from '@/utils/lib/collect-errors';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { tickMinutes } from '@/utils/poll/check-times';
import type { Trigger } from '@/utils/poll/probe';
import type { PollDeps, Round } from '@/utils/poll/round';
import { runPoll } from '@/utils/poll/run-poll';
import type { Settings } from '@/utils/settings/settings';
import type { Source } from '@/utils/sources/source';
import type { Stream } from '@/utils/sources/stream';
import { streamsFor } from '@/utils/sources/streams';
import { commit } from '@/utils/store/feed-writer';
import { type Database, openDatabase } from '@/utils/store/open-database';
import { saveRound } from '@/utils/store/poller-state';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';
import type { Answered } from '@/utils/trakt/http';
import type { TraktClient } from '@/utils/trakt/trakt-client';

const START = Date.UTC(2026, 10, 22, 12);

export interface VirtualTrakt {
  sandbox: Sandbox;
  /** The clock of everything, ms UTC; it stands still unless moved. */
  clock: { now: number };
  /** When each request was sent, ms UTC. */
  requests: number[];
  feed(onAnswer?: (answered: Answered) => void): TraktClient;
}

/** A sandbox with this many people and shows, each with a few activities. */
export function startTrakt(
  protocol: 'v1' | 'v2',
  {
    users,
    shows,
    rateLimit,
    signedIn,
  }: {
    users: number;
    shows: number;
    rateLimit?: Partial<RateLimitState>;
    /** Somebody who has signed in and follows all the others. */
    signedIn?: string;
  },
): VirtualTrakt {
  const clock = { now: START };
  const others = Array.from({ length: users }, (_, index) => ({ username: `user${index}` }));
  const titles = Array.from({ length: shows }, (_, index) => ({
    title: `Show ${index}`,
    ids: { slug: `show-${index}` },
    seasons: [{ number: 1, episodes: 10 }],
  }));
  const self = signedIn ? [{ username: signedIn, following: others.map(({ username }) => username) }] : [];
  const people = [...others, ...self];
  const events = others.flatMap(({ username: user }, index): EventSpec[] => [
    {
      user,
      action: 'scrobble',
      show: `show-${index % shows}`,
      season: 1,
      episode: 1,
      at: START - (index + 1) * MINUTE,
    },
    { user, action: 'created', list: 'Mine', at: START - (index + 1) * HOUR },
  ]);
  const world = createWorld({ people, shows: titles, movies: [], events });
  const sandbox = createSandbox({ world, now: () => clock.now, ...(rateLimit ? { rateLimit } : {}) });
  const requests: number[] = [];
  const fetch = ((...request: Parameters<Sandbox['fetch']>) => {
    requests.push(clock.now);
    return sandbox.fetch(...request);
  }) as typeof globalThis.fetch;
  const origin = 'http://sandbox';
  const auth = signedIn ? async () => `Bearer ${sandbox.control.token(signedIn)}` : undefined;
  const feed: VirtualTrakt['feed'] = (onAnswer) =>
    createTraktClient({ protocol, origin, clientId: SANDBOX_CLIENT_ID, fetch, now: () => clock.now, onAnswer, auth });
  return { sandbox, clock, requests, feed };
}

/** All people and shows of {@link startTrakt} as sources. */
export function sourcesOf({ users, shows }: { users: number; shows: number }): Source[] {
  const common = { paused: false, since: START };
  return [
    ...Array.from({ length: users }, (_, index): Source => {
      const username = `user${index}`;
      return { ...common, kind: 'user', id: `user:${username}`, username };
    }),
    ...Array.from({ length: shows }, (_, index): Source => {
      const ref = `show-${index}`;
      return { ...common, kind: 'show', id: `show:${ref}`, ref, seasons: 'all' };
    }),
  ];
}

export interface VirtualPoll {
  db: Database;
  streams: Stream[];
  /** One tick: a round, then time passes. */
  tick(): Promise<Round>;
  /** Only a round. */
  round(trigger: Trigger): Promise<Round>;
}

/** The corridor from the alarm to an empty store, over a virtual Trakt. */
export async function startPolling(
  protocol: 'v1' | 'v2',
  { clock, feed }: VirtualTrakt,
  settings: Settings,
  /** The alarm's settings, for reads beyond what the settings alone ask for. */
  everyMinutes?: number,
  /** No notifications if left out. */
  deliver: PollDeps['deliver'] = async () => {},
): Promise<VirtualPoll> {
  globalThis.indexedDB = new IDBFactory();
  const opened = await openDatabase('virtual');
  if (!opened.ok) throw new Error(opened.error.reason);
  const db = opened.value;
  const streams = streamsFor(protocol, settings.sources, settings.rules);
  const period = (everyMinutes ?? tickMinutes(streams, settings.checkMinutes)) * MINUTE;
  const deps = {
    protocol,
    // As with a real clock, two calls never return the same time.
    now: () => ++clock.now,
    random: () => 0.5,
    createTraktClient: (_settings: Settings, onAnswer: (answered: Answered) => void) => feed(onAnswer),
    keepAlive: async () => {},
    commit,
    saveRound,
    deliver,
    onProgress: async () => {},
  };
  const round = (trigger: Trigger) => runPoll(db, settings, { ...deps, collectErrors: createCollectErrors() }, trigger);
  return {
    db,
    streams,
    round,
    async tick() {
      const done = await round('tick');
      clock.now += period;
      return done;
    },
  };
}

/** The highest number of requests in any span of this many ms. */
export function mostWithin(requests: readonly number[], stretch: number): number {
  let [most, first] = [0, 0];
  for (const [index, at] of requests.entries()) {
    while ((requests[first] ?? at) <= at - stretch) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}
