import { spawn } from 'node:child_process';
import { ensureBrowser, ensureFirefox } from './install-browser';
import { ensureFonts } from './install-fonts';
import { type Counts, countsOf, isGood, lineOf, sum } from './test-counts';

/** `npm test`: runs all suites in turn, with the time of each, and the count alone on the last line. */
const SUITES = [
  { name: 'unit and corridor', args: ['run'] },
  { name: 'Chromium', args: ['run', '--config', 'vitest.e2e.config.ts'] },
  { name: 'Firefox', args: ['run', '--config', 'vitest.firefox.config.ts'] },
];

interface Ran {
  name: string;
  counts: Counts;
  seconds: number;
}

async function run({ name, args }: (typeof SUITES)[number]): Promise<Ran> {
  console.log(`\n— ${name} —`);
  const started = Date.now();
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) },
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data;
    process.stdout.write(data);
  });
  const code = await new Promise<number | null>((resolve) => child.on('error', () => resolve(1)).on('close', resolve));
  return { name, counts: countsOf(output, code === 0), seconds: (Date.now() - started) / 1000 };
}

async function main(): Promise<void> {
  ensureBrowser();
  ensureFirefox();
  ensureFonts();
  const ran: Ran[] = [];
  for (const suite of SUITES) ran.push(await run(suite));
  console.log();
  for (const { name, counts, seconds } of ran) {
    console.log(`${name}: ${Math.round(seconds)} s (${lineOf(counts)})`);
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
