import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { arrowsIn, circles, count, importsBelow } from './house/arrows.ts';
import { biomeOverrides } from './house/biome-overrides.ts';
import { filesOver } from './house/file-lines.ts';
import { ROOMS } from './house/rooms.ts';

/** The present numbers. Imports in a new direction fail the check until they are allowed here on purpose. */
const LIMITS = [
  {
    folder: 'components',
    order: ['page', 'words', 'ui', 'feed', 'insights', 'sample', 'options'],
    arrows: 15,
    up: 0,
    pairs: 0,
  },
  { folder: 'utils', order: orderOf('utils'), arrows: 41, up: 0, pairs: 0 },
];

/** Lines of any file, including tests and styles. */
const MAX_FILE_LINES = 250;

/** Includes imports of types: in a circle, every file depends on all the others. */
const MAX_CIRCLES = 0;

/** The order of the sub-folders of a folder, from the table. */
function orderOf(folder: string): string[] {
  return [
    ...new Set(
      ROOMS.flatMap((room) => (room.folder.startsWith(`${folder}/`) ? (room.folder.split('/')[1] ?? []) : [])),
    ),
  ];
}

const formatted = (config: unknown) =>
  spawnSync('node_modules/.bin/biome', ['format', '--stdin-file-path=biome.json'], {
    input: JSON.stringify(config, null, 2),
    encoding: 'utf8',
  }).stdout;

/**
 * `npm run house`: checks that `biome.json` matches the table of folders, that imports between folders have not grown,
 * and that no file is too long. `npm run house -- --write` generates `biome.json`.
 */
function main(): void {
  const wrong: string[] = [];
  const before = readFileSync('biome.json', 'utf8');
  const after = formatted({ ...JSON.parse(before), overrides: biomeOverrides() });
  if (process.argv.includes('--write')) writeFileSync('biome.json', after);
  else if (before !== after) wrong.push('biome.json differs from scripts/house/rooms.ts: npm run house -- --write');

  const all = new Map(['components', 'utils', 'entrypoints', 'sandbox'].flatMap((folder) => [...importsBelow(folder)]));
  for (const { folder, order, ...most } of LIMITS) {
    const found = count(arrowsIn(folder, all), order);
    console.log(
      `${folder}: ${found.arrows} arrows between folders (at most ${most.arrows}), ${found.up.length} back up (${most.up}), ${found.pairs.length} pairs (${most.pairs})`,
    );
    if (found.arrows > most.arrows) wrong.push(`${folder} has ${found.arrows} arrows, at most ${most.arrows}`);
    if (found.up.length > most.up) wrong.push(`${folder}: back up: ${found.up.join(', ')}`);
    if (found.pairs.length > most.pairs) wrong.push(`${folder}: pairs: ${found.pairs.join(', ')}`);
  }
  const found = circles(all);
  console.log(`${found.length} circles of imports, types included (at most ${MAX_CIRCLES})`);
  if (found.length > MAX_CIRCLES) for (const circle of found) wrong.push(`circle: ${circle}`);
  for (const { file, lines } of filesOver(MAX_FILE_LINES))
    wrong.push(`${file} has ${lines} lines, at most ${MAX_FILE_LINES}: split it by what is tested or described`);
  for (const sentence of wrong) console.error(sentence);
  if (wrong.length > 0) process.exitCode = 1;
}

main();
