import { expect, test } from 'vitest';
import { fakeFetch } from '@/tests/fake-fetch';
import type { Stream } from '@/utils/sources/stream';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';

const streams: Record<'v1' | 'v2', Stream> = {
  v1: { protocol: 'v1', kind: 'user-activity', user: 'mia', types: ['movie'], actions: ['seen'], sourceIds: [] },
  v2: { protocol: 'v2', kind: 'history', user: 'mia', sourceIds: [] },
};

test.each([
  ['v1', 'v2', '/activity/user.json/KEY/mia/movie/seen'],
  ['v2', 'v1', '/users/mia/history?extended=images&page=1&limit=100'],
] as const)('sends %s requests in its own format, and refuses streams of %s', async (protocol, other, path) => {
  const { fetch, requests } = fakeFetch(() => ({
    body: protocol === 'v2' ? [] : { timestamps: { current: 1 }, activity: [] },
  }));
  const feed = createTraktClient({ protocol, origin: 'https://api.test', clientId: 'KEY', fetch, now: () => 0 });
  expect(await feed.read(streams[protocol], null)).toMatchObject({ ok: true, value: { rows: [] } });
  expect(await feed.read(streams[other], null)).toEqual({ ok: false, error: { kind: 'unexpected', status: 0 } });
  expect(requests.map((request) => request.path)).toEqual([path]);
});
