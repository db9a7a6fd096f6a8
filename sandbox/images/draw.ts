import { hashOf } from '@/sandbox/random';
import { hasInk, LETTER_HEIGHT, LETTER_WIDTH } from './letters';
import { encodePng } from './png';

/** A color for every text, dark enough for light letters. */
function colourOf(text: string): number[] {
  const hue = hashOf(text) % 360;
  const channel = (n: number) => {
    const k = (n + hue / 30) % 12;
    return Math.round(255 * (0.4 - 0.26 * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}

/** Up to `most` first letters of the words of a name. */
export function initialsOf(name: string, most: number): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const initials = words.map((word) => word.charAt(0)).join('');
  return (words.length === 1 ? (words[0] ?? '') : initials).slice(0, most).toUpperCase() || '0';
}

/** A flat image with a few letters in its middle: the sandbox's avatars and posters. */
export function drawPicture(
  key: string,
  letters: string,
  width: number,
  height: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const pixels = new Uint8Array(width * height);
  const scale = Math.max(1, Math.floor((width * 0.7) / (letters.length * (LETTER_WIDTH + 1))));
  const left = Math.floor((width - (letters.length * (LETTER_WIDTH + 1) - 1) * scale) / 2);
  const top = Math.floor((height - LETTER_HEIGHT * scale) / 2);
  // A band at the bottom tells posters apart at a glance.
  for (let y = Math.floor(height * 0.9); y < height; y++) pixels.fill(2, y * width, (y + 1) * width);
  [...letters].forEach((letter, i) => {
    for (let y = 0; y < LETTER_HEIGHT * scale; y++) {
      for (let x = 0; x < LETTER_WIDTH * scale; x++) {
        if (!hasInk(letter, Math.floor(x / scale), Math.floor(y / scale))) continue;
        pixels[(top + y) * width + left + i * (LETTER_WIDTH + 1) * scale + x] = 1;
      }
    }
  });
  return encodePng(width, height, [colourOf(key), [255, 255, 255], colourOf(`${key} band`)], pixels);
}
