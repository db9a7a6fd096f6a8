import { afterEach, describe, expect, test, vi } from 'vitest';
import { type FakeAnswer, fakeFetch } from '@/tests/fake-fetch';
import { MAX_BODY_BYTES } from '@/utils/trakt/bounds';
import { classify } from '@/utils/trakt/classify';
import type { TraktError } from '@/utils/trakt/errors';
import { type Answered, createHttp, DEADLINE_MS } from '@/utils/trakt/http';

const NOW = Date.parse('2026-11-01T12:00:00Z');
const ORIGIN = 'https://api.test';
const HTML = '<!doctype html><title>Access denied</title>';

async function ask(answer: FakeAnswer) {
  const answered: Answered[] = [];
  const { fetch, requests } = fakeFetch(() => answer);
  const http = createHttp({ origin: ORIGIN, fetch, now: () => NOW, onAnswer: (one) => answered.push(one) });
  const sent = await http('/things?page=1', { 'trakt-api-key': 'key' });
  return { result: sent.ok ? classify(sent.value) : sent, answered, requests };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('classifying an answer', () => {
  const failures: [string, FakeAnswer, TraktError][] = [
    ['private', { status: 401, headers: { 'x-private-user': 'true' } }, { kind: 'private' }],
    ['sign-in', { status: 401 }, { kind: 'sign-in' }],
    ['403 without a page', { status: 403 }, { kind: 'forbidden' }],
    ['403 with JSON', { status: 403, body: { error: 'x' } }, { kind: 'forbidden' }],
    ['403 of a private user', { status: 403, headers: { 'x-private-user': 'true' } }, { kind: 'private' }],
    ['403 page', { status: 403, body: HTML }, { kind: 'blocked', retryAt: null }],
    ['404', { status: 404, headers: { 'content-type': 'text/html' } }, { kind: 'not-found' }],
    ['412', { status: 412 }, { kind: 'unexpected', status: 412 }],
    ['423', { status: 423, headers: { 'x-account-locked': 'true' } }, { kind: 'locked' }],
    [
      '426',
      { status: 426, headers: { 'x-upgrade-url': 'https://app.trakt.tv/vip' } },
      { kind: 'vip-only', url: 'https://app.trakt.tv/vip' },
    ],
    [
      '426 to nowhere good',
      { status: 426, headers: { 'x-upgrade-url': 'javascript:1' } },
      { kind: 'vip-only', url: null },
    ],
    [
      '429 with seconds',
      { status: 429, headers: { 'retry-after': '10' } },
      { kind: 'rate-limited', retryAt: NOW + 10_000, edge: false },
    ],
    [
      '429 with a date, by the clock of the server',
      {
        status: 429,
        headers: { date: 'Sun, 01 Nov 2026 11:00:00 GMT', 'retry-after': 'Sun, 01 Nov 2026 11:01:00 GMT' },
      },
      { kind: 'rate-limited', retryAt: NOW + 60_000, edge: false },
    ],
    [
      '429 with a used-up allowance',
      {
        status: 429,
        headers: {
          'x-ratelimit': '{"name":"G","period":300,"limit":500,"remaining":0,"until":"2026-11-01T12:02:00Z"}',
        },
      },
      { kind: 'rate-limited', retryAt: NOW + 120_000, edge: false },
    ],
    ['429 without headers', { status: 429 }, { kind: 'rate-limited', retryAt: null, edge: false }],
    [
      '429 from the edge, HTML',
      { status: 429, headers: { 'retry-after': '300' }, body: HTML },
      { kind: 'rate-limited', retryAt: NOW + 300_000, edge: true },
    ],
    [
      '429 from the edge, text',
      { status: 429, body: 'error code: 1015' },
      { kind: 'rate-limited', retryAt: null, edge: true },
    ],
    ['500', { status: 500 }, { kind: 'server', status: 500 }],
    ['502 page', { status: 502, body: HTML }, { kind: 'server', status: 502 }],
    ['521', { status: 521 }, { kind: 'server', status: 521 }],
    ['an HTML page with 200', { body: HTML }, { kind: 'not-json', status: 200 }],
    ['a truncated body', { body: '[{"id":1},{"i' }, { kind: 'not-json', status: 200 }],
    ['an empty body with 200', {}, { kind: 'not-json', status: 200 }],
    ['an oversized body', { body: `"${'x'.repeat(MAX_BODY_BYTES)}"` }, { kind: 'not-json', status: 200 }],
    [
      'a redirect',
      { status: 302, headers: { location: 'https://elsewhere.test' } },
      { kind: 'unexpected', status: 302 },
    ],
    ['420', { status: 420 }, { kind: 'unexpected', status: 420 }],
  ];
  test.each(failures)('%s', async (_, answer, error) => {
    const { result } = await ask(answer);
    expect(result).toEqual({ ok: false, error });
  });

  test('accepts JSON, an empty answer and "not modified"', async () => {
    expect(await ask({ body: [] })).toMatchObject({ result: { ok: true, value: { json: [] } } });
    expect(await ask({ status: 204 })).toMatchObject({ result: { ok: true, value: { json: null } } });
    expect(await ask({ status: 304 })).toMatchObject({ result: { ok: true, value: { status: 304 } } });
  });
});

describe('requests', () => {
  test('use neither caches nor cookies, and follow no redirect', async () => {
    const { requests } = await ask({ body: [] });
    expect(requests[0]?.init).toMatchObject({ cache: 'no-store', credentials: 'omit', redirect: 'manual' });
    expect(requests[0]?.headers.get('trakt-api-key')).toBe('key');
    expect(requests[0]?.headers.has('authorization')).toBe(false);
  });

  test('are all counted, answered or not', async () => {
    const limit = '{"period":300,"limit":500,"remaining":499,"until":"2026-11-01T12:05:00Z"}';
    const { answered } = await ask({ headers: { 'x-ratelimit': limit }, body: [] });
    expect(answered).toEqual([
      {
        status: 200,
        rateLimit: { limit: 500, remaining: 499, period: 300_000, until: NOW + 300_000 },
        retryAt: null,
        edge: false,
      },
    ]);
    const failed: Answered[] = [];
    const fetch = () => Promise.reject(new TypeError('fetch failed'));
    const http = createHttp({ origin: ORIGIN, fetch, now: () => NOW, onAnswer: (one) => failed.push(one) });
    expect(await http('/things')).toEqual({ ok: false, error: { kind: 'offline' } });
    expect(failed).toEqual([{ status: 0, rateLimit: null, retryAt: null, edge: false }]);
  });

  test('carry the sign-in if there is one, and go without it if it fails', async () => {
    const { fetch, requests } = fakeFetch(() => ({ body: [] }));
    const options = { origin: ORIGIN, fetch, now: () => NOW };
    await createHttp({ ...options, auth: async () => 'Bearer token' })('/things');
    await createHttp({ ...options, auth: () => Promise.reject(new Error('store')) })('/things');
    expect(requests.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer token', null]);
  });

  test.each([
    ['the answer', () => new Promise<Response>(() => {})],
    ['the body', async () => new Response(new ReadableStream({ start() {} }))],
  ])('time out if %s hangs, even if the signal is ignored', async (_, hang) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const http = createHttp({ origin: ORIGIN, fetch: hang as typeof fetch, now: () => NOW });
    const result = http('/things');
    await vi.advanceTimersByTimeAsync(DEADLINE_MS);
    expect(await result).toEqual({ ok: false, error: { kind: 'timeout' } });
    expect(vi.getTimerCount()).toBe(0);
  });
});
