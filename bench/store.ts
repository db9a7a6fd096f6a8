import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { bundle } from '@/bench/popup/bundle';
import type { Life } from '@/bench/store/seed';
import { table } from '@/bench/table';
import { ensureBrowser } from '@/scripts/install-browser';
import { DEFAULT_RETENTION } from '@/utils/settings/retention';

/** MB on disk after all years with the default retention: what the README promises. */
const MAX_MB = 60;
const NAME = 'years';
const YEAR = 365;

type Times = Record<'first' | 'count' | 'markAll' | 'quiet' | 'prune', number>;
interface Page1 {
  live(name: string, life: Life, from: number, until: number): Promise<{ cards: number; seen: number; size: object }>;
  measure(name: string, rows: number, day: number): Promise<Times>;
}

/**
 * Measures the store after years of use in a real Chromium: `--years` (5) of `--people` (50) with `--plays` (3) a day,
 * and `--shows` (10) with `--watchers` (8) noticed a day. The browser is restarted before each measurement of the disk.
 */
export async function run(args: string[]): Promise<boolean> {
  const given = (name: string, standard: number) =>
    args.includes(`--${name}`) ? Number(args[args.indexOf(`--${name}`) + 1]) : standard;
  const years = given('years', 5);
  const rows = given('rows', DEFAULT_RETENTION.rows ?? 0);
  const life: Life = {
    people: given('people', 50),
    plays: given('plays', 3),
    shows: given('shows', 10),
    watchers: given('watchers', 8),
    rows,
  };
  const profile = mkdtempSync(path.join(tmpdir(), 'lookout-years-'));
  const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end('<!doctype html>'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const script = await bundle('bench/store/seed.ts');
  const inPage = async <T>(work: (page: Page) => Promise<T>): Promise<T> => {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: ensureBrowser(),
      headless: true,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    try {
      const page = await context.newPage();
      await page.goto(address);
      await page.evaluate(script);
      return await work(page);
    } finally {
      await context.close();
    }
  };
  const live = (from: number, until: number) =>
    inPage((page) =>
      page.evaluate(([name, each, begin, end]) => (globalThis as unknown as Page1).live(name, each, begin, end), [
        NAME,
        life,
        from,
        until,
      ] as const),
    );
  const lines: (string | number)[][] = [];
  const note = async (what: string, day: number, held: { cards: number; seen: number; size: object }) => {
    // The next start compacts what the last one has written.
    const times = await inPage((page) =>
      page.evaluate(([name, most, at]) => (globalThis as unknown as Page1).measure(name, most, at), [
        NAME,
        rows,
        day,
      ] as const),
    );
    const mb = sizeOf(profile) / 1e6;
    const { activities = 0 } = held.size as { activities?: number };
    const ms = ['first', 'count', 'markAll', 'quiet', 'prune'].map((each) => times[each as keyof Times].toFixed(1));
    lines.push([what, held.cards, activities, held.seen, mb.toFixed(1), ...ms]);
    return mb;
  };
  try {
    let held = await live(0, 1);
    let mb = await note('1 day', 1, held);
    for (let year = 1; year <= years; year += 1) {
      held = await live(year === 1 ? 1 : (year - 1) * YEAR, year * YEAR);
      mb = await note(`${year} ${year === 1 ? 'year' : 'years'}`, year * YEAR, held);
      console.error(lines.at(-1)?.join('  '));
    }
    const head = [
      'after',
      'cards',
      'activities',
      'seen',
      'MB',
      'first page',
      'unread',
      'mark 1,000',
      'quiet upkeep',
      'prune 100',
    ];
    console.log(table(head, lines));
    if (mb > MAX_MB) console.log(`\n${mb.toFixed(1)} MB, more than ${MAX_MB}`);
    return mb <= MAX_MB;
  } finally {
    server.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Bytes of all databases of a profile. */
function sizeOf(profile: string): number {
  const folder = path.join(profile, 'Default', 'IndexedDB');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
    statSync(path.join(folder, file)),
  );
  return files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
}
