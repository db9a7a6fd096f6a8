import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { encodePng } from '@/sandbox/images/png';
import type { Decode } from './decode';
import { type Difference, differenceOf, type Pixels } from './difference';

/**
 * Number of pixels that may differ. Debian 12 and 13 stay below it in all pictures, with different versions of
 * Chromium, FreeType and WebP; another digit in one place changes about 120.
 */
export const PIXEL_TOLERANCE = 40;

export interface Galleries {
  /** Folder in the repository. */
  gallery: string;
  /** Folder of the new pictures. */
  taken: string;
  /** Where to put pictures that differ: `before/`, `now/` and `difference/`. Emptied first. */
  differences: string;
  /** Names of the files that were to be taken. */
  wanted: readonly string[];
  /** Names of all files that the gallery should have. */
  all: readonly string[];
}

/** Compares new pictures with those in the repository. Returns a sentence for each problem. */
export async function compareGallery(galleries: Galleries, decode: Decode): Promise<string[]> {
  const { gallery, differences, wanted, all } = galleries;
  rmSync(differences, { recursive: true, force: true });
  const kept = new Set(existsSync(gallery) ? readdirSync(gallery) : []);
  const left = [...kept].sort().filter((name) => !all.includes(name));
  const problems = left.map((name) => `${name}: nothing takes this picture any more. Delete it.`);
  for (const name of wanted) {
    const problem = await problemOf(name, kept.has(name), galleries, decode);
    if (problem) problems.push(`${name}: ${problem}`);
  }
  return problems;
}

async function problemOf(
  name: string,
  isKept: boolean,
  { gallery, taken, differences }: Galleries,
  decode: Decode,
): Promise<string | null> {
  const now = path.join(taken, name);
  if (!existsSync(now)) return 'could not be taken.';
  if (!isKept) {
    keep(differences, 'now', now);
    return 'is not in the repository.';
  }
  const before = path.join(gallery, name);
  if (readFileSync(before).equals(readFileSync(now))) return null;
  const pixels = { before: await decode(before), now: await decode(now) };
  const difference = differenceOf(pixels.before, pixels.now);
  if (difference && difference.pixels <= PIXEL_TOLERANCE) return null;
  keep(differences, 'before', before);
  keep(differences, 'now', now);
  if (!difference) return `${sizeOf(pixels.now)} pixels, in the repository ${sizeOf(pixels.before)}.`;
  await drawDifference(path.join(differences, 'difference', `${path.parse(name).name}.png`), pixels.now, difference);
  const share = (100 * difference.pixels) / difference.at.length;
  return `${difference.pixels} pixels differ (${share.toFixed(3)} %).`;
}

const sizeOf = ({ width, height }: Pixels) => `${width} × ${height}`;

function keep(differences: string, folder: string, file: string): void {
  mkdirSync(path.join(differences, folder), { recursive: true });
  copyFileSync(file, path.join(differences, folder, path.basename(file)));
}

const RED = 255;
const PALETTE = Array.from({ length: 256 }, (_, shade) => (shade === RED ? [220, 0, 0] : [shade, shade, shade]));

/** The new picture in pale gray, and in red where it differs. */
async function drawDifference(file: string, now: Pixels, { at }: Difference): Promise<void> {
  const indexes = Uint8Array.from(at, (differs, pixel) => {
    const green = now.data[pixel * 4 + 1] ?? 0;
    return differs ? RED : 170 + Math.round(green / 4);
  });
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, await encodePng(now.width, now.height, PALETTE, indexes));
}
