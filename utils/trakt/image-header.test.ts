import { expect, it } from 'vitest';
import { readImageHeader } from '@/utils/trakt/image-header';

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((sign) => sign.charCodeAt(0)) : part)),
  );
const big = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const ispe = (width: number, height: number) => bytes(big(20), 'ispe', big(0), big(width), big(height));
const join = (...all: Uint8Array[]) => Uint8Array.from(all.flatMap((each) => [...each]));

it.each([
  ['image/png', 300, 450, bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], big(13), 'IHDR', big(300), big(450))],
  [
    'image/jpeg',
    513,
    770,
    bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc4, 0, 3, 9, 0xff, 0xc2, 0, 17, 8, 3, 2, 2, 1]),
  ],
  ['image/webp', 300, 450, bytes('RIFF', big(0), 'WEBPVP8 ', big(0), [0, 0, 0, 0x9d, 1, 0x2a, 44, 1, 194, 1])],
  ['image/webp', 300, 450, bytes('RIFF', big(0), 'WEBPVP8L', big(0), [0x2f, 0x2b, 0x41, 0x70, 0])],
  ['image/webp', 300, 450, bytes('RIFF', big(0), 'WEBPVP8X', big(0), big(0), [43, 1, 0, 193, 1, 0])],
  ['image/avif', 400, 450, join(bytes(big(20), 'ftypavif', big(0), 'mif1'), ispe(300, 450), ispe(400, 20))],
  ['image/avif', 2, 3, join(bytes(big(24), 'ftypmif1', big(0), 'miafavif'), ispe(2, 3))],
] as const)('reads the type and size of %s, %i x %i', (type, width, height, data) => {
  expect(readImageHeader(data)).toEqual({ type, width, height });
  // Truncated anywhere within its header, it yields null or no pixels.
  for (let length = 0; length < 20; length += 1) {
    const found = readImageHeader(data.subarray(0, length));
    expect((found?.width ?? 0) * (found?.height ?? 0)).toBe(0);
  }
});

it.each([
  ['nothing', bytes('')],
  ['an HTML page', bytes('<!doctype html><title>no</title>')],
  ['an SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">')],
  ['a GIF', bytes('GIF89a', [1, 0, 1, 0, 0, 0, 0, 0, 0, 0])],
  ['a BMP', bytes('BM', big(1), big(1), big(1), big(1), big(1), big(1))],
  ['a HEIC', join(bytes(big(20), 'ftypheic', big(0), 'mif1'), ispe(9, 9))],
  ['a JPEG without a frame', bytes([0xff, 0xd8, 0xff, 0xd9, 0, 0])],
])('rejects %s', (_, data) => expect(readImageHeader(data)).toBeNull());
