import { expect, test } from 'vitest';
import { fetchImage } from '@/utils/trakt/images';

const PNG = Uint8Array.from({ length: 20_000 }, (_, index) => index % 256);
const answering = (body: BodyInit | null, type: string, status = 200) =>
  (async () => new Response(body, { status, headers: { 'content-type': type } })) as typeof fetch;

test('a picture becomes an address of its own', async () => {
  const image = await fetchImage('https://media.trakt.tv/a.png', answering(PNG, 'image/png; charset=x'));
  expect(image).toEqual({ ok: true, value: `data:image/png;base64,${Buffer.from(PNG).toString('base64')}` });
});

test('the origin of the API may have pictures too', async () => {
  const fetch = answering(PNG, 'image/png');
  expect(await fetchImage('http://127.0.0.1:8/a.png', fetch, 'http://127.0.0.1:8')).toMatchObject({ ok: true });
  expect(await fetchImage('http://127.0.0.1:9/a.png', fetch, 'http://127.0.0.1:8')).toMatchObject({ ok: false });
});

test.each([
  ['an unknown host', 'https://evil.test/a.png', answering(PNG, 'image/png'), 'forbidden'],
  ['a host that only looks like it', 'https://media.trakt.tv.evil.test/a', answering(PNG, 'image/png'), 'forbidden'],
  ['http', 'http://media.trakt.tv/a.png', answering(PNG, 'image/png'), 'forbidden'],
  ['no address', 'a.png', answering(PNG, 'image/png'), 'forbidden'],
  ['a page', 'https://media.trakt.tv/a.png', answering('<html>', 'text/html'), 'bad-shape'],
  ['nothing', 'https://media.trakt.tv/a.png', answering(null, 'image/png'), 'bad-shape'],
  ['too much', 'https://media.trakt.tv/a.png', answering(new Uint8Array(600_000), 'image/png'), 'bad-shape'],
  ['one that is gone', 'https://media.trakt.tv/a.png', answering(null, 'image/png', 404), 'not-found'],
  ['no network', 'https://media.trakt.tv/a.png', () => Promise.reject(new TypeError('x')), 'offline'],
] as const)('%s is none', async (_, address, fetch, kind) => {
  expect(await fetchImage(address, fetch as typeof globalThis.fetch)).toMatchObject({ ok: false, error: { kind } });
});
