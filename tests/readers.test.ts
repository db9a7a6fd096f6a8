import { describe, expect, test } from 'vitest';
import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import type { NewEvent } from '@/sandbox/control';
import { ACTIONS, TYPES } from '@/utils/activity/activity';
import { MINUTE } from '@/utils/lib/time';
import { type Stream, USER_STREAMS } from '@/utils/sources/stream';
import type { Cursor, Page } from '@/utils/trakt/activity-feed';
import { createFeed } from '@/utils/trakt/create-feed';

/** Every stream, read through the port from the whole sandbox: both protocols, and both dialects of the newer one. */
const START = Date.UTC(2026, 10, 22, 12, 0, 30);

function open(protocol: 'v1' | 'v2', dialect: 'rails' | 'workers' | 'mixed' = 'mixed') {
  const clock = { now: START };
  const sandbox = createSandbox({
    world: createCast({ now: START - MINUTE }),
    now: () => clock.now,
    settings: { dialect },
    rateLimit: { limit: 10_000 },
  });
  const feed = createFeed({
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
  { protocol: 'v2', kind: 'show-watching', show: 'severance', seasons: [1, 2], sourceIds: [] },
  { protocol: 'v2', kind: 'recent-comments', shows: [{ show: 'severance', seasons: 'all' }], sourceIds: [] },
];

const episode = { show: 'severance', season: 1, episode: 3 };
/** One event of each pair that somebody can do from nothing, in order, and the cell in which it arrives. */
const DEEDS: [string, NewEvent][] = [
  ['movie:watching', { user: 'mia', action: 'watching', movie: 'heat-1995' }],
  ['episode:scrobble', { user: 'mia', action: 'scrobble', ...episode }],
  ['episode:checkin', { user: 'mia', action: 'checkin', ...episode, episode: 4 }],
  ['episode:seen', { user: 'mia', action: 'seen', ...episode, episode: 5 }],
  ['episode:collection', { user: 'mia', action: 'collection', ...episode }],
  ['episode:rating', { user: 'mia', action: 'rating', ...episode, rating: 9 }],
  ['show:rating', { user: 'mia', action: 'rating', show: 'severance', rating: 10 }],
  ['episode:watchlist', { user: 'mia', action: 'watchlist', ...episode, episode: 6 }],
  ['show:watchlist', { user: 'mia', action: 'watchlist', show: 'severance' }],
  ['episode:shout', { user: 'mia', action: 'shout', ...episode, text: 'That corridor.' }],
  ['show:review', { user: 'mia', action: 'review', show: 'severance', text: 'Long '.repeat(250) }],
  ['list:created', { user: 'mia', action: 'created', list: 'Corridors' }],
  ['list:item_added', { user: 'mia', action: 'item_added', list: 'corridors', item: episode }],
];

async function tour(streams: Stream[], { clock, sandbox, read }: ReturnType<typeof open>) {
  const movie = sandbox.world.movies[0]?.ids.slug ?? '';
  const cursors: Cursor[] = [];
  for (const stream of streams) {
    const page = await read(stream, null);
    expect({ kind: stream.kind, unknown: page.unknown, dropped: page.dropped }).toEqual({
      kind: stream.kind,
      unknown: 0,
      dropped: 0,
    });
    cursors.push(page.cursor);
  }
  const told: string[] = [];
  for (const [, deed] of DEEDS) {
    clock.now += 2 * MINUTE;
    sandbox.control.event(deed.movie ? { ...deed, movie } : deed);
  }
  const seen = new Set<string>();
  for (let round = 0; round < 2; round++) {
    clock.now += MINUTE;
    for (const [index, stream] of streams.entries()) {
      const page = await read(stream, cursors[index] ?? null);
      expect(page.gap).toBeNull();
      cursors[index] = page.cursor;
      for (const { activity, fresh } of page.rows) {
        if (fresh && activity.user.slug === 'mia' && activity.at > START && !seen.has(activity.id)) {
          told.push(`${activity.type}:${activity.action}`);
        }
        seen.add(activity.id);
      }
    }
  }
  return told;
}

describe.each(['rails', 'workers', 'mixed'] as const)('v2, dialect %s', (dialect) => {
  test('every deed arrives once, in its cell', async () => {
    const told = await tour(v2Streams('mia'), open('v2', dialect));
    expect(told.toSorted()).toEqual(DEEDS.map(([cell]) => cell).toSorted());
  });

  test('counters, people and shows', async () => {
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

  test.each(USER_STREAMS)('%s of a private user is refused, of nobody not found', async (kind) => {
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

  test('every deed arrives once, in its cell', async () => {
    const told = await tour([stream('mia')], open('v1'));
    expect(told.toSorted()).toEqual(DEEDS.map(([cell]) => cell).toSorted());
  });

  test('what happens around seasons arrives there', async () => {
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

  test.each(['failure', 'failure-200', 'null-activity'] as const)('a protected user (%s)', async (protectedUser) => {
    const { feed, sandbox } = open('v1');
    sandbox.control.settings({ v1: { all: 'everything', protectedUser } });
    expect(await feed.read(stream('zofia'), null)).toEqual({ ok: false, error: { kind: 'private' } });
  });

  test('people, known and unknown', async () => {
    const { feed } = open('v1');
    expect(await feed.profile('mia')).toMatchObject({ ok: true, value: { slug: 'mia', private: false } });
    expect(await feed.profile('nobody-at-all')).toEqual({ ok: false, error: { kind: 'not-found' } });
  });
});

test.each(['v1', 'v2'] as const)('%s: a wrong key is told from a private user', async (protocol) => {
  const { sandbox, feed } = open(protocol);
  expect(await feed.checkKey()).toEqual({ ok: true, value: null });
  sandbox.control.clientIds(['another']);
  expect(await feed.checkKey()).toEqual({ ok: false, error: { kind: 'key-refused' } });
  expect(await feed.profile('mia')).toEqual({ ok: false, error: { kind: 'key-refused' } });
});
