import { describe, expect, test } from 'vitest';
import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import { createWorld, type World } from '@/sandbox/world';
import { ACTIONS, type ActivityAction, type ActivityType, type Pair, TYPES } from '@/utils/activity/activity';
import { PAIRS, V1_PAIRS } from '@/utils/activity/pairs';
import { MINUTE } from '@/utils/lib/time';
import { type Stream, USER_STREAMS } from '@/utils/sources/stream';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';
import type { Cursor, Page } from '@/utils/trakt/trakt-client';

/** Every stream, read through the port from the whole sandbox: on both protocols, and in both dialects of v2. */

const START = Date.UTC(2026, 10, 22, 12, 0, 30);

function open(protocol: 'v1' | 'v2', dialect: 'rails' | 'workers' | 'mixed' = 'mixed', world?: World) {
  const clock = { now: START };
  const sandbox = createSandbox({
    world: world ?? createCast({ now: START - MINUTE }),
    now: () => clock.now,
    settings: { dialect },
    rateLimit: { limit: 10_000 },
  });
  const feed = createTraktClient({
    protocol,
    origin: 'https://api.trakt.tv',
    clientId: SANDBOX_CLIENT_ID,
    fetch: sandbox.fetch as typeof fetch,
    now: () => clock.now,
  });
  const read = async (stream: Stream, cursor: Cursor | null): Promise<Page> => {
    const page = await feed.read(stream, cursor);
    if (!page.ok) throw new Error(`${stream.kind}: ${JSON.stringify(page.error)}`);
    return { ...page.value, cursor: JSON.parse(JSON.stringify(page.value.cursor)) };
  };
  return { clock, sandbox, feed, read };
}

const v2Streams = (user: string): Stream[] => [
  ...USER_STREAMS.map((kind) => ({ protocol: 'v2' as const, kind, user, sourceIds: [] })),
  { protocol: 'v2', kind: 'recent-comments', shows: [{ show: 'severance', seasons: 'all' }], sourceIds: [] },
];

const episode = { show: 'severance', season: 1, episode: 3 };
const ITEMS: Record<ActivityType, object> = {
  episode,
  season: { show: 'severance', season: 1 },
  show: { show: 'severance' },
  movie: { movie: 'heat-1995' },
  list: {},
};
const DETAILS: Partial<Record<ActivityAction, object>> = {
  rating: { rating: 9 },
  shout: { text: 'That corridor.' },
  review: { text: 'Long '.repeat(250) },
  created: { list: 'Corridors' },
  item_added: { list: 'corridors', item: episode },
};

/** Mia, with a long history, and one of everything. */
const small = () =>
  createWorld({
    people: [{ username: 'Mia' }],
    shows: [{ title: 'Severance', seasons: [{ number: 1, episodes: 9 }] }],
    movies: [{ title: 'Heat', year: 1995 }],
    events: Array.from({ length: 150 }, (_, n) => {
      const at = START - (151 - n) * 60 * MINUTE;
      return { at, user: 'mia', action: 'scrobble', show: 'severance', season: 1, episode: 1 + (n % 9) };
    }),
  });

/** Mia does one thing of each kind, and everything is read after each: it must arrive once, and nothing else. */
async function tour(streams: Stream[], pairs: readonly Pair[], { clock, sandbox, read }: ReturnType<typeof open>) {
  const seen = new Set<string>();
  const cursors = new Map<Stream, Cursor>();
  const readAll = async () => {
    const notified: string[] = [];
    for (const stream of streams) {
      const page = await read(stream, cursors.get(stream) ?? null);
      cursors.set(stream, page.cursor);
      expect([stream.kind, page.unknown, page.dropped, page.gap]).toEqual([stream.kind, 0, 0, null]);
      for (const { activity, fresh } of page.rows) {
        const { id, type, action, user } = activity;
        if (fresh && user.slug === 'mia' && !seen.has(id)) notified.push(`${type}:${action}`);
        seen.add(id);
      }
    }
    return notified;
  };
  await readAll();
  for (const { type, action } of pairs) {
    clock.now += 2 * MINUTE;
    sandbox.control.event({ user: 'mia', action, ...ITEMS[type], ...DETAILS[action] });
    clock.now += MINUTE;
    expect(await readAll()).toEqual([`${type}:${action}`]);
  }
  expect(await readAll()).toEqual([]);
}

describe.each(['rails', 'workers', 'mixed'] as const)('v2, dialect %s', (dialect) => {
  test('reads each pair once', async () => {
    await tour(v2Streams('mia'), PAIRS, open('v2', dialect, small()));
  }, 120_000);

  test('reads each watcher of a show once', async () => {
    const { clock, sandbox, read } = open('v2', dialect);
    const here: Stream = { protocol: 'v2', kind: 'show-watching', show: 'severance', seasons: [1, 2], sourceIds: [] };
    const first = await read(here, null);
    clock.now += MINUTE;
    sandbox.control.event({ user: 'mia', action: 'watching', ...episode });
    clock.now += MINUTE;
    const second = await read(here, first.cursor);
    expect(second.rows).toMatchObject([
      {
        fresh: true,
        activity: { at: clock.now, user: { slug: 'mia' }, show: { title: 'Severance' }, season: { number: 1 } },
      },
    ]);
    expect((await read(here, second.cursor)).rows).toEqual([]);
  });

  test('reads counters, people and shows', async () => {
    const { feed, read } = open('v2', dialect);
    const counters: Stream = { protocol: 'v2', kind: 'counters', show: 'severance', seasons: 'all', sourceIds: [] };
    expect((await read(counters, null)).tallies).toContainEqual(
      expect.objectContaining({ show: 'severance', counter: 'plays', total: expect.any(Number) }),
    );
    expect(await feed.profile('mia')).toMatchObject({ ok: true, value: { slug: 'mia', private: false } });
    expect(await feed.profile('nobody-at-all')).toEqual({ ok: false, error: { kind: 'not-found' } });
    const found = await feed.searchShows('severance');
    expect(found).toMatchObject({ ok: true, value: [{ title: 'Severance' }] });
    const tvdb = found.ok ? String(found.value[0]?.ids.tvdb) : '';
    expect(await feed.show(tvdb, 'tvdb')).toMatchObject({ ok: true, value: { show: { ids: { slug: 'severance' } } } });
  });

  test.each(USER_STREAMS)('refuses %s of a private user, and finds none of an unknown one', async (kind) => {
    const { feed } = open('v2', dialect);
    const stream = { protocol: 'v2' as const, kind, sourceIds: [] };
    expect(await feed.read({ ...stream, user: 'zofia' }, null)).toEqual({ ok: false, error: { kind: 'private' } });
    expect(await feed.read({ ...stream, user: 'nobody-at-all' }, null)).toEqual({
      ok: false,
      error: { kind: 'not-found' },
    });
  });
});

describe('v1', () => {
  const stream = (user: string): Stream => ({
    protocol: 'v1',
    kind: 'user-activity',
    user,
    types: [...TYPES],
    actions: [...ACTIONS],
    sourceIds: [],
  });

  test('reads each pair once', async () => {
    await tour([stream('mia')], V1_PAIRS, open('v1', 'mixed', small()));
  });

  test('reads activities around seasons', async () => {
    const { clock, sandbox, read } = open('v1');
    const season: Stream = {
      protocol: 'v1',
      kind: 'show-activity',
      titles: ['severance'],
      seasons: [1],
      actions: ['scrobble', 'rating'],
      sourceIds: [],
    };
    const first = await read(season, null);
    clock.now += MINUTE;
    sandbox.control.event({ user: 'mia', action: 'scrobble', ...episode });
    sandbox.control.event({ user: 'mia', action: 'scrobble', ...episode, season: 2 });
    const known = new Set(first.rows.map(({ activity }) => activity.id));
    const page = await read(season, first.cursor);
    expect(page.rows.filter(({ activity }) => !known.has(activity.id))).toMatchObject([
      { fresh: true, activity: { action: 'scrobble', user: { slug: 'mia' }, episode: { season: 1, number: 3 } } },
    ]);
  });

  test.each(['failure', 'failure-200', 'null-activity'] as const)(
    'reports a protected user (%s)',
    async (protectedUser) => {
      const { feed, sandbox } = open('v1');
      sandbox.control.settings({ v1: { all: 'everything', protectedUser } });
      expect(await feed.read(stream('zofia'), null)).toEqual({ ok: false, error: { kind: 'private' } });
    },
  );

  test('looks up known and unknown people', async () => {
    const { feed } = open('v1');
    expect(await feed.profile('mia')).toMatchObject({ ok: true, value: { slug: 'mia', private: false } });
    expect(await feed.profile('nobody-at-all')).toEqual({ ok: false, error: { kind: 'not-found' } });
  });
});

test.each(['v1', 'v2'] as const)('%s: tells a wrong key from a private user', async (protocol) => {
  const { sandbox, feed } = open(protocol);
  expect(await feed.checkKey()).toEqual({ ok: true, value: null });
  sandbox.control.clientIds(['another']);
  expect(await feed.checkKey()).toEqual({ ok: false, error: { kind: 'key-refused' } });
  expect(await feed.profile('mia')).toEqual({ ok: false, error: { kind: 'key-refused' } });
});
