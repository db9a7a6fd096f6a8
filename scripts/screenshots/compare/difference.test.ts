import { expect, it } from 'vitest';
import { CHANNEL_TOLERANCE, differenceOf, type Pixels } from './difference';

const plain = (width: number, height: number, color: readonly number[]): Pixels => ({
  width,
  height,
  data: Uint8Array.from(Array.from({ length: width * height }, () => color).flat()),
});

const WHITE = [255, 255, 255, 255];

it('finds nothing between pictures with the same colors', () => {
  expect(differenceOf(plain(3, 2, WHITE), plain(3, 2, WHITE))?.pixels).toBe(0);
});

it.each([0, 1, 2, 3])('says which pixel has another color in channel %i', (channel) => {
  const now = plain(3, 2, WHITE);
  now.data[4 * 4 + channel] = 255 - CHANNEL_TOLERANCE - 1;
  const difference = differenceOf(plain(3, 2, WHITE), now);
  expect(difference).toEqual({ pixels: 1, at: [false, false, false, false, true, false] });
});

it('accepts a change of shade that compression causes', () => {
  const shade = 255 - CHANNEL_TOLERANCE;
  expect(differenceOf(plain(3, 2, WHITE), plain(3, 2, [shade, shade, shade, 255]))?.pixels).toBe(0);
});

it('does not compare pictures of different sizes', () => {
  expect(differenceOf(plain(3, 2, WHITE), plain(2, 3, WHITE))).toBeNull();
});
