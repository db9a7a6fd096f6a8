import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { drawPicture } from '@/sandbox/images/draw';
import { fetchImage } from '@/utils/trakt/images';

const PNG = await drawPicture('mia', 'M', 200, 300);
/** The header of a PNG that would take 1.6 GB when decoded. */
const HUGE = new Uint8Array(48_000);
HUGE.set(PNG.subarray(0, 33));
new DataView(HUGE.buffer).setUint32(16, 20_000);
new DataView(HUGE.buffer).setUint32(20, 20_000);
const answering = (body: BodyInit | null, type: string, status = 200) =>
  (async () => new Response(body, { status, headers: { 'content-type': type } })) as typeof fetch;

test('turns a picture into a data: URL', async () => {
  const image = await fetchImage('https://media.trakt.tv/a.png', answering(PNG, 'image/png; charset=x'));
  expect(image).toEqual({ ok: true, value: `data:image/png;base64,${Buffer.from(PNG).toString('base64')}` });
});

test('accepts pictures from the origin of the API', async () => {
  const fetch = answering(PNG, 'image/png');
  expect(await fetchImage('http://127.0.0.1:8/a.png', fetch, 'http://127.0.0.1:8')).toMatchObject({ ok: true });
  expect(await fetchImage('http://127.0.0.1:9/a.png', fetch, 'http://127.0.0.1:8')).toMatchObject({ ok: false });
});

test.each([
  ['an unknown host', 'https://evil.test/a.png', answering(PNG, 'image/png'), 'forbidden'],
  ['a host with a similar name', 'https://media.trakt.tv.evil.test/a', answering(PNG, 'image/png'), 'forbidden'],
  ['a picture at Gravatar', 'https://secure.gravatar.com/avatar/a', answering(PNG, 'image/png'), 'forbidden'],
  ['a picture at WordPress', 'https://i2.wp.com/a.png', answering(PNG, 'image/png'), 'forbidden'],
  ['http', 'http://media.trakt.tv/a.png', answering(PNG, 'image/png'), 'forbidden'],
  ['no URL', 'a.png', answering(PNG, 'image/png'), 'forbidden'],
  ['48 kB of 20,000 x 20,000 pixels', 'https://media.trakt.tv/a.png', answering(HUGE, 'image/png'), 'bad-shape'],
  [
    'an SVG',
    'https://media.trakt.tv/a.svg',
    answering('<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'),
    'bad-shape',
  ],
  ['an HTML page', 'https://media.trakt.tv/a.png', answering('<html>', 'text/html'), 'bad-shape'],
  ['an empty body', 'https://media.trakt.tv/a.png', answering(null, 'image/png'), 'bad-shape'],
  ['an oversized body', 'https://media.trakt.tv/a.png', answering(new Uint8Array(600_000), 'image/png'), 'bad-shape'],
  ['a deleted picture', 'https://media.trakt.tv/a.png', answering(null, 'image/png', 404), 'not-found'],
  ['no network', 'https://media.trakt.tv/a.png', () => Promise.reject(new TypeError('x')), 'offline'],
] as const)('returns an error, not a picture, for %s', async (_, address, fetch, kind) => {
  expect(await fetchImage(address, fetch as typeof globalThis.fetch)).toMatchObject({ ok: false, error: { kind } });
});

test('does not follow redirects to other hosts', async () => {
  const asked: string[] = [];
  const start = async (name: string, location?: string) => {
    const server = createServer((request, response) => {
      asked.push(`${name}${request.url}`);
      response.writeHead(location ? 302 : 200, location ? { location } : { 'content-type': 'image/png' }).end('x');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const origin = await start('origin', `${await start('other')}/b.png`);
  expect(await fetchImage(`${origin}/a.png`, fetch, origin)).toMatchObject({ ok: false });
  expect(asked).toEqual(['origin/a.png']);
});
