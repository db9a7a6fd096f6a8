import { afterEach, describe, expect, it, vi } from 'vitest';
import { PAIRS } from '@/utils/activity/pairs';
import { type Serving, serveSandbox } from './serve';
import { readServerOptions } from './server-options';
import { HEADERS, NOON, small } from './test-sandbox';

const servings: Serving[] = [];
afterEach(async () => {
  for (const { close } of servings.splice(0)) await close();
});

/** Calls the control address as curl would. */
async function remote() {
  const made = small();
  const serving = await serveSandbox(made.sandbox);
  servings.push(serving);
  const control = async (method: string, path: string, body?: unknown) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${serving.origin}/sandbox${path}`, init);
    return { status: response.status, body: response.status === 204 ? null : await response.json() };
  };
  const api = (path: string, init: RequestInit = {}) =>
    fetch(`${serving.origin}${path}`, { headers: HEADERS, ...init });
  return { ...made, serving, control, api };
}

describe('events', () => {
  it('does any pair of the vocabulary with friendly defaults', () => {
    const { sandbox } = small();
    sandbox.control.event({ user: 'ann', action: 'created', list: 'Mine' });
    for (const { type, action } of PAIRS.filter((pair) => pair.type !== 'list')) {
      expect(sandbox.control.event({ user: 'ann', type, action })).toMatchObject({ type, action, at: NOON });
    }
    const added = sandbox.control.event({ user: 'ann', action: 'item_added', list: 'mine', item: { movie: 'Gamma' } });
    expect(added).toMatchObject({ type: 'list', item: { type: 'movie', movie: 'gamma-2021' } });
  });

  it('makes a comment a review from 200 words on, and back-dates', () => {
    const { sandbox } = small();
    const say = (text: string) => sandbox.control.event({ user: 'ann', action: 'comment', show: 'alpha', text }).action;
    expect([say('word '.repeat(199)), say('word '.repeat(200))]).toEqual(['shout', 'review']);
    const seen = sandbox.control.event({
      user: 'ann',
      action: 'seen',
      show: 'alpha',
      season: 1,
      episode: 1,
      agoMs: 5000,
    });
    expect(seen).toMatchObject({ at: NOON, happenedAt: NOON - 5000 });
  });
});

describe('over HTTP', () => {
  it('takes events, one or several, and says what is wrong', async () => {
    const { control, api } = await remote();
    const event = { user: 'ann', action: 'scrobble', show: 'alpha', season: 1, episode: 2 };
    expect(await control('POST', '/events', event)).toMatchObject({ status: 201, body: { id: 1, happenedAt: NOON } });
    expect((await control('POST', '/events', [event, event])).body).toHaveLength(2);
    expect(await (await api('/users/ann/history')).json()).toHaveLength(3);
    const wrong = await control('POST', '/events', { ...event, user: 'zed' });
    expect(wrong).toEqual({ status: 400, body: { error: 'No person "zed" in this world' } });
    expect((await control('GET', '/nothing')).status).toBe(404);
    expect((await control('GET', '/events?last=1')).body).toMatchObject([{ id: 3 }]);
  });

  it('moves the clock, people, keys and allowance', async () => {
    const { control, api } = await remote();
    expect((await control('POST', '/clock', { advanceMs: 5000 })).body).toEqual({ now: NOON + 5000 });
    expect((await control('POST', '/clock', { setTo: '2030-01-01T00:00:00Z' })).body).toEqual({
      now: Date.UTC(2030, 0, 1),
    });
    expect((await control('POST', '/people', { username: 'Dee' })).status).toBe(201);
    expect((await api('/users/dee')).status).toBe(200);
    await control('PATCH', '/people/dee', { private: true });
    expect((await api('/users/dee')).status).toBe(401);
    await control('PUT', '/people/ann/following/dee');
    await control('DELETE', '/people/ann/following/bob');
    expect(await (await api('/users/ann/following')).json()).toMatchObject([{ user: { username: 'Dee' } }]);
    const { body } = await control('POST', '/tokens', { user: 'ann' });
    const authorization = `Bearer ${(body as { token: string }).token}`;
    expect((await api('/users/dee', { headers: { ...HEADERS, authorization } })).status).toBe(200);
    await control('POST', '/rate-limit', { limit: 3, used: 3 });
    expect((await api('/users/ann')).status).toBe(429);
    await control('POST', '/client-ids', ['other']);
    expect((await api('/users/ann')).status).toBe(403);
    expect((await control('GET', '/world')).body).toMatchObject({ events: 0, people: { length: 4 } });
  });

  it('keeps a log of the API, and of nothing else', async () => {
    const { control, api } = await remote();
    await api('/users/ann/history?page=2');
    await api('/images/avatars/ann.png');
    expect((await control('GET', '/requests')).body).toMatchObject([
      {
        at: NOON,
        method: 'GET',
        path: '/users/ann/history',
        query: { page: '2' },
        headers: { 'trakt-api-version': '2' },
        status: 200,
        fault: null,
      },
    ]);
    await control('DELETE', '/requests');
    expect((await control('GET', '/requests')).body).toEqual([]);
  });

  it('breaks connections if a fault says so', async () => {
    const { control, api, sandbox } = await remote();
    await control('POST', '/faults', { match: '/users/ann$', kind: 'refuse' });
    await control('POST', '/faults', { match: '/history', kind: 'hang' });
    await control('POST', '/faults', { match: '/cy-o', kind: 'reset' });
    await expect(api('/users/ann')).rejects.toThrow('fetch failed');
    await expect(api('/users/ann/history', { signal: AbortSignal.timeout(50) })).rejects.toThrow('timeout');
    const cut = await api('/users/cy-o');
    // The server's library reports the broken stream, as the fault intends.
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await expect(cut.text()).rejects.toThrow();
    expect(sandbox.log.map(({ fault, status }) => [fault, status])).toEqual([
      ['refuse', null],
      ['hang', null],
      ['reset', 200],
    ]);
    expect((await control('GET', '/faults')).body).toHaveLength(3);
    await control('DELETE', '/faults');
    expect((await api('/users/ann')).status).toBe(200);
    expect((await control('POST', '/faults', { kind: 'nonsense' })).status).toBe(400);
  });

  it('says that a port is taken', async () => {
    const { serving, sandbox } = await remote();
    await expect(serveSandbox(sandbox, Number(new URL(serving.origin).port))).rejects.toThrow(/^Port \d+ is taken\./);
  });
});

describe('faults', () => {
  const look = async (response: Response) => [
    response.status,
    response.headers.get('content-type'),
    response.headers.get('retry-after'),
  ];

  it.each([
    [{ kind: '429' }, [429, null, '300']],
    [{ kind: '429', retryAfter: 7 }, [429, null, '7']],
    [{ kind: '429-html', retryAfter: null }, [429, 'text/html; charset=UTF-8', null]],
    [{ kind: '403-html' }, [403, 'text/html; charset=UTF-8', null]],
    [{ kind: '502' }, [502, 'text/html; charset=UTF-8', null]],
    [{ kind: 'html' }, [200, 'text/html; charset=UTF-8', null]],
    [{ kind: 'empty' }, [200, 'application/json; charset=utf-8', null]],
    [{ kind: 'wrong-json' }, [200, 'application/json; charset=utf-8', null]],
    [{ kind: 'status', status: 423 }, [423, null, null]],
  ] as const)('%o', async (fault, seen) => {
    const { get, sandbox } = small();
    sandbox.control.fault({ ...fault, times: 1 });
    expect(await look(await get('/users/ann'))).toEqual(seen);
    expect((await get('/users/ann')).status).toBe(200);
  });

  it('cuts bodies, delays answers by the given time, and affects only what matches', async () => {
    const waits: number[] = [];
    const { get, sandbox } = small([], { delay: async (ms) => void waits.push(ms) });
    sandbox.control.fault({ match: 'limit=1$', kind: 'cut-body' });
    sandbox.control.fault({ match: '/users/ann$', kind: 'slow', ms: 20_000 });
    const whole = await (await get('/users/ann/lists')).text();
    const cut = await get('/users/ann/history?limit=1');
    await expect(cut.json()).rejects.toThrow();
    const known = { 'if-none-match': cut.headers.get('etag') ?? '' };
    expect((await get('/users/ann/history?limit=1', known)).status).toBe(304);
    expect(whole).toBe('[]');
    expect((await get('/users/ann')).status).toBe(200);
    expect(waits).toEqual([20_000]);
  });

  it('hangs until the request is given up', async () => {
    const { sandbox } = small();
    sandbox.control.fault({ kind: 'hang' });
    const given = new AbortController();
    const asked = sandbox.fetch('https://api.trakt.tv/users/ann', { headers: HEADERS, signal: given.signal });
    given.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
  });
});

it('reads its command line', () => {
  expect(readServerOptions([])).toEqual({ port: 8787, speed: 20, seed: 1, protocol: 'v2', dialect: 'mixed' });
  expect(readServerOptions(['--port', '0', '--speed', '0.5', '--protocol', 'v1'])).toMatchObject({
    port: 0,
    speed: 0.5,
  });
  expect(() => readServerOptions(['--port', 'x'])).toThrow('--port must be a number, not "x"');
  expect(() => readServerOptions(['--dialect', 'x'])).toThrow('--dialect must be');
});
