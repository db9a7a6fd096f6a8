import { expect, it } from 'vitest';
import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createWorld } from '@/sandbox/world';
import type { EventSpec } from '@/sandbox/world-spec';
import { emptyStore } from '@/tests/builders/store';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import { readWatched } from '@/utils/store/read/watched';
import { newStreamState, putStreamState } from '@/utils/store/stream-states';
import { createHttp } from '@/utils/trakt/http';
import type { Cursor } from '@/utils/trakt/trakt-client';
import { createClient } from '@/utils/trakt/v2/client';
import { readOwnPlays } from '@/utils/trakt/v2/own-plays';

const NOON = Date.UTC(2026, 10, 22, 12);

/** A user with plays, and a function to read what they have watched. */
function open(events: EventSpec[]) {
  const clock = { now: NOON };
  const world = createWorld({
    people: [{ username: 'sam' }],
    shows: [{ title: 'Long', seasons: [{ number: 1, episodes: 1000 }] }],
    movies: [{ title: 'Heat', year: 1995, ids: { trakt: 77 } }],
    events,
  });
  const sandbox = createSandbox({ world, now: () => clock.now });
  const http = createHttp({
    origin: 'https://api.trakt.tv',
    fetch: sandbox.fetch as typeof fetch,
    now: () => clock.now,
  });
  const client = createClient(http, SANDBOX_CLIENT_ID, () => clock.now);
  let cursor: Cursor | null = null;
  const db = emptyStore();
  return {
    clock,
    sandbox,
    /** One read of two pages at most. Returns the number of requests and everything known as watched. */
    async read() {
      const asked = sandbox.log.length;
      const page = await readOwnPlays(client, 'sam', cursor, 2);
      if (!page.ok) throw new Error(page.error.kind);
      expect(page.value.rows).toEqual([]);
      cursor = page.value.cursor;
      await putStreamState(await db, { ...newStreamState('own-plays:sam'), cursor });
      const watched = await readWatched(await db, 'sam');
      return { requests: sandbox.log.length - asked, knows: (key: string) => watched?.has(key) };
    },
  };
}

const watched = (episode: number, at: number): EventSpec => ({
  at,
  user: 'sam',
  action: 'scrobble',
  show: 'long',
  season: 1,
  episode,
});

it('knows the newest plays first, all of them after some reads, then new ones', async () => {
  const { read, sandbox, clock } = open(Array.from({ length: 600 }, (_, i) => watched(i + 1, NOON - (700 - i) * HOUR)));
  const first = await read();
  expect(first.requests).toBe(2);
  expect([600, 101, 100, 1].map((number) => first.knows(`episode:long:1:${number}`))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  const second = await read();
  expect([100, 1, 601].map((number) => second.knows(`episode:long:1:${number}`))).toEqual([true, true, false]);
  clock.now += HOUR;
  sandbox.control.event({ user: 'sam', action: 'checkin', show: 'long', season: 1, episode: 601 });
  sandbox.control.event({ user: 'sam', action: 'seen', movie: 'heat-1995' });
  const third = await read();
  expect(third.requests).toBe(1);
  expect([third.knows('episode:long:1:601'), third.knows('movie:77'), third.knows('movie:78')]).toEqual([
    true,
    true,
    false,
  ]);
});

it('finds plays added far in the past within a week', async () => {
  const { read, sandbox, clock } = open(Array.from({ length: 400 }, (_, i) => watched(i + 1, NOON - (500 - i) * HOUR)));
  await read();
  clock.now += DAY;
  sandbox.control.event({ ...watched(999, clock.now), action: 'seen', happenedAt: NOON - 600 * HOUR } as never);
  expect((await read()).knows('episode:long:1:999')).toBe(false);
  clock.now += 7 * DAY;
  await read();
  expect((await read()).knows('episode:long:1:999')).toBe(true);
});

it('is not blocked by more plays in one minute than a read covers', async () => {
  const { read } = open([
    watched(1, NOON - 2 * DAY),
    ...Array.from({ length: 550 }, (_, i) => ({ ...watched(i + 2, NOON - DAY), happenedAt: NOON - DAY })),
  ]);
  await read();
  await read();
  expect((await read()).knows('episode:long:1:1')).toBe(true);
});

it('is null before the first read, and fails as a whole', async () => {
  const { read, sandbox } = open([watched(1, NOON - MINUTE)]);
  expect(await readWatched(await emptyStore(), null)).toBeUndefined();
  sandbox.control.changePerson('sam', { private: true });
  await expect(read()).rejects.toThrow('private');
});
