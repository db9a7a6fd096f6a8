import { writeFileSync } from 'node:fs';
import { textOf } from '@/bench/options';
import { isKept, type Measured, ratioOf, report } from '@/bench/report';
import { spreadOf } from '@/bench/stats';

/**
 * `npm run bench -- <name> [options]`: measurements that are too long for the tests. Prints tables; exits with 1 where
 * a stated bound is missed. Without a name, or with `all`: the whole table of docs/measurements.md. `--json <file>`
 * writes its numbers.
 */
interface Bench {
  /** Lines of the table. Anything more is printed as it comes. */
  measure(args: string[]): Promise<Measured[]>;
}

/** The parts of the table, in its order. */
const PARTS: Readonly<Record<string, () => Promise<Bench>>> = {
  opening: () => import('@/bench/opening'),
  worker: () => import('@/bench/worker'),
  idle: () => import('@/bench/idle'),
  ingest: () => import('@/bench/ingest'),
  store: () => import('@/bench/store'),
  around: () => import('@/bench/around'),
  requests: () => import('@/bench/requests'),
  day: () => import('@/bench/day'),
  panel: () => import('@/bench/panel'),
  schedule: () => import('@/bench/schedule'),
  size: () => import('@/bench/size'),
};

/** Those with tables of their own. */
const OTHERS: Readonly<Record<string, () => Promise<{ run(args: string[]): Promise<boolean> }>>> = {
  popup: () => import('@/bench/popup'),
  hostile: () => import('@/bench/hostile'),
};

/** One part that fails must not cost the others. */
async function measureAll(args: string[]): Promise<Measured[]> {
  const lines: Measured[] = [];
  for (const [name, load] of Object.entries(PARTS)) {
    console.log(`\n${name}\n`);
    try {
      lines.push(...(await (await load()).measure(args)));
    } catch (error) {
      console.error(error);
      process.exitCode = 1;
    }
  }
  return lines;
}

const toJson = (line: Measured) => ({ ...line, ...spreadOf(line.own), ratio: ratioOf(line), kept: isKept(line) });

async function main(): Promise<void> {
  const [first = 'all', ...others] = process.argv.slice(2);
  const [name, args] = first.startsWith('--') ? ['all', [first, ...others]] : [first, others];
  const other = OTHERS[name];
  if (other) {
    if (!(await (await other()).run(args))) process.exitCode = 1;
    return;
  }
  if (name !== 'all' && !PARTS[name]) {
    console.error(`Which? npm run bench -- all | ${[...Object.keys(PARTS), ...Object.keys(OTHERS)].join(' | ')}`);
    process.exitCode = 2;
    return;
  }
  const lines = name === 'all' ? await measureAll(args) : ((await (await PARTS[name]?.())?.measure(args)) ?? []);
  console.log(`\n${report(lines)}`);
  const json = textOf(args, 'json');
  if (json) writeFileSync(json, JSON.stringify(lines.map(toJson), null, 2));
  if (!lines.every(isKept)) process.exitCode = 1;
}

await main();
