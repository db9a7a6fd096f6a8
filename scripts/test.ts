import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBrowser, ensureFirefox } from './install-browser';
import { ensureFonts } from './install-fonts';
import { ensureOldestFirefox } from './oldest-firefox';
import { type Counts, countsOf, isGood, lineOf, remarksOf, sum } from './test-counts';

interface Suite {
  name: string;
  args: string[];
  env?: Record<string, string>;
}

/** `npm test`: runs all suites in turn, with the time of each, and the count alone on the last line. */
const SUITES: Suite[] = [
  { name: 'unit and corridor', args: ['run'] },
  { name: 'Chromium', args: ['run', '--config', 'vitest.e2e.config.ts'] },
  { name: 'Firefox', args: ['run', '--config', 'vitest.firefox.config.ts'] },
];

/** Files that show the oldest Firefox opening every page, reading Trakt and notifying. */
const OLDEST = ['play', 'popup', 'firefox', 'toolbar-popup'].map((name) => `e2e/${name}.test.ts`);

interface Ran {
  name: string;
  counts: Counts;
  remarks: string[];
  seconds: number;
}

async function run({ name, args, env = {} }: Suite): Promise<Ran> {
  console.log(`\n— ${name} —`);
  const started = Date.now();
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data;
    process.stdout.write(data);
  });
  const code = await new Promise<number | null>((resolve) => child.on('error', () => resolve(1)).on('close', resolve));
  const counts = countsOf(output, code === 0);
  return { name, counts, remarks: remarksOf(output), seconds: (Date.now() - started) / 1000 };
}

/** The oldest Firefox runs last, where it can be had. */
function oldestFirefox(): Suite[] {
  const executable = ensureOldestFirefox();
  if (executable) {
    const args = ['run', '--config', 'vitest.firefox.config.ts', ...OLDEST];
    return [{ name: 'oldest Firefox', args, env: { LOOKOUT_FIREFOX: executable } }];
  }
  console.log('The oldest Firefox is left out: only Debian has an older package beside the newer one.');
  return [];
}

async function main(): Promise<void> {
  ensureBrowser();
  ensureFirefox();
  ensureFonts();
  // Both versions of Firefox get the same builds.
  const builds = mkdtempSync(path.join(tmpdir(), 'lookout-builds-'));
  process.env.LOOKOUT_BUILDS = builds;
  const ran: Ran[] = [];
  for (const suite of [...SUITES, ...oldestFirefox()]) ran.push(await run(suite));
  rmSync(builds, { recursive: true, force: true });
  console.log();
  // What failed is named at the end again: a log may be kept or shown only in part.
  for (const { name, counts, remarks, seconds } of ran) {
    console.log([`${name}: ${Math.round(seconds)} s (${lineOf(counts)})`, ...remarks].join('\n'));
  }
  const total = sum(ran.map(({ counts }) => counts));
  process.exitCode = isGood(total) ? 0 : 1;
  if (total.skipped > 0) console.log('Skipped tests fail the run: leave out what this machine cannot run.');
  console.log(`\n${lineOf(total)}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
