import { describe, expect, test } from 'vitest';
import { type FakeAnswer, type FakeRequest, fakeFetch } from '@/tests/fake-fetch';
import { createHttp } from '@/utils/trakt/http';
import { createClient } from '@/utils/trakt/v2/client';

function build(answer: (request: FakeRequest) => FakeAnswer, clientId = 'key') {
  const { fetch, requests } = fakeFetch(answer);
  const now = () => 1_000_000;
  return { client: createClient(createHttp({ origin: 'https://api.test', fetch, now }), clientId, now), requests };
}

describe('a 403 without an HTML page', () => {
  const isProbe = ({ path }: FakeRequest) => path.startsWith('/shows/trending');

  test.each([
    ['a private listing if the key works', 200, 'user', 'private'],
    ['a refused key if it works nowhere', 403, 'user', 'key-refused'],
    ['forbidden if the key works and the resource is public', 200, 'public', 'forbidden'],
    ['the error of the probe if it is another one', 503, 'user', 'server'],
  ] as const)('is %s', async (_, probe, of, kind) => {
    const { client } = build((request) => (isProbe(request) ? { status: probe, body: [] } : { status: 403 }));
    expect(await client.get('/users/x/history', of)).toMatchObject({ error: { kind } });
  });

  test('is resolved with one request for many users', async () => {
    const { client, requests } = build((request) => (isProbe(request) ? { body: [] } : { status: 403 }));
    await client.get('/users/a/history', 'user');
    await client.get('/users/b/history', 'user');
    expect(requests.filter(isProbe)).toHaveLength(1);
  });
});

test.each([
  ['the requested account if others can be read', 200, 'user', 'user-locked'],
  ['the requesting account if nothing can be read', 423, 'user', 'locked'],
  ['the requesting account if a public listing is refused', 200, 'public', 'locked'],
] as const)('a locked account is %s', async (_, probe, of, kind) => {
  const { client } = build(({ path }) => ({ status: path.startsWith('/shows/trending') ? probe : 423, body: [] }));
  expect(await client.get('/users/x/history', of)).toMatchObject({ error: { kind } });
});

test('sends the headers Trakt requires', async () => {
  const { client, requests } = build(() => ({ body: [] }));
  await client.get('/users/a/history', 'user', { etag: '"e"', lastModified: 'Sun, 24 May 2026 06:44:27 GMT' });
  expect(Object.fromEntries(requests[0]?.headers ?? [])).toEqual({
    'content-type': 'application/json',
    'trakt-api-version': '2',
    'trakt-api-key': 'key',
    'if-none-match': '"e"',
    'if-modified-since': 'Sun, 24 May 2026 06:44:27 GMT',
  });
});

test.each(['', 'with space', 'ключ', 'line\nbreak'])('refuses a malformed key (%j) without a request', async (key) => {
  const { client, requests } = build(() => ({ body: [] }), key);
  expect(await client.get('/users/a', 'user')).toEqual({ ok: false, error: { kind: 'key-refused' } });
  expect(requests).toHaveLength(0);
});

test('does not read an empty listing of a private user as no activity', async () => {
  const { client } = build(() => ({ body: [], headers: { 'x-private-user': 'true' } }));
  expect(await client.get('/users/a/history', 'user')).toEqual({ ok: false, error: { kind: 'private' } });
});
