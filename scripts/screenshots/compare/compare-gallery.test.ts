import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compareGallery, PIXEL_TOLERANCE } from './compare-gallery';
import type { Pixels } from './difference';

/** A picture of these tests: a line of gray pixels, a letter each, as a text file. */
const decode = async (file: string): Promise<Pixels> => {
  const shades = [...readFileSync(file, 'utf8')].map((letter) => (letter === '#' ? 0 : 255));
  return { width: shades.length, height: 1, data: Uint8Array.from(shades.flatMap((each) => [each, each, each, 255])) };
};

const WIDTH = 1000;
const line = (dark: number) => '#'.repeat(dark).padEnd(WIDTH, '.');

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'compare-gallery-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const folder = (name: string, files: Record<string, string>) => {
  mkdirSync(path.join(root, name), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(root, name, file), text);
  return path.join(root, name);
};

function compare(
  kept: Record<string, string>,
  taken: Record<string, string>,
  wanted = Object.keys(taken),
  all = wanted,
): Promise<string[]> {
  const differences = path.join(root, 'differences');
  return compareGallery(
    { gallery: folder('gallery', kept), taken: folder('taken', taken), differences, wanted, all },
    decode,
  );
}

const kept = (name: string) => {
  const place = path.join(root, 'differences', name);
  return existsSync(place) ? readdirSync(place) : [];
};

it('finds nothing where all pictures are the same, and keeps none', async () => {
  expect(await compare({ 'a.webp': line(0) }, { 'a.webp': line(0) })).toEqual([]);
  expect(existsSync(path.join(root, 'differences'))).toBe(false);
});

it('accepts a few different pixels, and not one more', async () => {
  const before = { 'a.webp': line(0), 'b.webp': line(0) };
  const now = { 'a.webp': line(PIXEL_TOLERANCE), 'b.webp': line(PIXEL_TOLERANCE + 1) };
  const share = ((100 * (PIXEL_TOLERANCE + 1)) / WIDTH).toFixed(3);
  expect(await compare(before, now)).toEqual([`b.webp: ${PIXEL_TOLERANCE + 1} pixels differ (${share} %).`]);
});

it('keeps both pictures and one of the difference', async () => {
  await compare({ 'a.webp': line(0) }, { 'a.webp': line(500) });
  expect([kept('before'), kept('now'), kept('difference')]).toEqual([['a.webp'], ['a.webp'], ['a.png']]);
  expect(readFileSync(path.join(root, 'differences', 'now', 'a.webp'), 'utf8')).toBe(line(500));
  expect(
    readFileSync(path.join(root, 'differences', 'difference', 'a.png'))
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
});

it('names a picture of another size', async () => {
  const found = await compare({ 'a.webp': line(0) }, { 'a.webp': `${line(0)}.` });
  expect(found).toEqual(['a.webp: 1001 × 1 pixels, in the repository 1000 × 1.']);
});

it('names a picture that the repository lacks, one that could not be taken, and one that nothing takes', async () => {
  const found = await compare({ 'b.webp': '.', 'old.webp': '.' }, { 'a.webp': '.' }, ['a.webp', 'b.webp']);
  expect(found).toEqual([
    'old.webp: nothing takes this picture any more. Delete it.',
    'a.webp: is not in the repository.',
    'b.webp: could not be taken.',
  ]);
  expect(kept('now')).toEqual(['a.webp']);
});

it('leaves pictures alone that were not asked for', async () => {
  expect(await compare({ 'b.webp': '.' }, { 'a.webp': '.' }, [], ['a.webp', 'b.webp'])).toEqual([]);
});

it('removes the differences of the previous comparison', async () => {
  await compare({ 'a.webp': line(0) }, { 'a.webp': line(500) });
  expect(await compare({ 'a.webp': line(0) }, { 'a.webp': line(0) })).toEqual([]);
  expect(existsSync(path.join(root, 'differences'))).toBe(false);
});
