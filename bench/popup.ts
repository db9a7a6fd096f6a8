import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import {
  filter,
  firstPaint,
  rawRead,
  type Scrolled,
  scrollToEnd,
  search,
  WATCH_ROWS,
  withPage,
} from '@/bench/popup/measures';
import { openBench } from '@/bench/popup/open-bench';
import { writePages } from '@/bench/popup/pages';
import { median, quantile } from '@/bench/stats';
import { table } from '@/bench/table';

/**
 * Bounds for smoothness, ms. Rows are compared with a blank page of the same run, so that the machine does not matter.
 */
const LIMITS = { rowsOverBlank: 300, frame95: 50, searchFirst: 300, filter: 300 };

/** Bound for a page that reads everything, on a busy machine, ms. */
const PAGE_TIMEOUT_MS = 180_000;

type Global = { seed(name: string, count: number): Promise<number>; rowsAt: number; search(words: string): void };
type Chrome = { chrome: { storage: { session: { remove(keys: string[]): Promise<void> } } } };

/**
 * The popup over a long history of `--activities` (100,000), written into a real browser's store by the store's own
 * code. Each measurement runs `--runs` times (5). Prints the medians, beside those of pages that do nothing and of one
 * that reads everything. `--profile <folder>` keeps the store for the next run.
 */
export async function run(args: string[]): Promise<boolean> {
  const given = (name: string, standard: number) =>
    args.includes(`--${name}`) ? Number(args[args.indexOf(`--${name}`) + 1]) : standard;
  const [activities, runs] = [given('activities', 100_000), given('runs', 5)];
  const profile = args.includes('--profile') ? path.resolve(args[args.indexOf('--profile') + 1] ?? '') : null;
  const { context, driver, address, database, close } = await openBench({
    seed: 'bench/popup/seed.ts',
    profile,
    prepare: writePages,
  });
  try {
    const began = Date.now();
    const cards = await driver.evaluate(([name, count]) => (globalThis as unknown as Global).seed(name, count), [
      database,
      activities,
    ] as const);
    const seconds = (Date.now() - began) / 1000;
    console.log(`${activities} activities make ${cards} cards, stored in ${seconds.toFixed(0)} s\n`);
    const setting = { context, driver, address, database, runs, most: given('seconds', 400) };
    const quick = reportTimes(await measureTimes(setting));
    const smooth = reportFrames(await measureFrames(setting));
    return quick && smooth;
  } finally {
    await close();
  }
}

interface Setting {
  context: BrowserContext;
  /** A page of the extension that is not measured. */
  driver: Page;
  address: (page: string) => string;
  database: string;
  runs: number;
  /** Seconds of scrolling. */
  most: number;
}

/** Each starts at the top, unfiltered: the popup restores its position. */
const forget = ({ driver }: Setting) =>
  driver.evaluate(() => (globalThis as unknown as Chrome).chrome.storage.session.remove(['view:popup', 'view:feed']));

const inPopup = <T>({ context, address }: Setting, work: (page: Page) => Promise<T>) =>
  withPage(context, address('popup.html'), async (page) => {
    await page.locator('#chip-people').waitFor();
    return work(page);
  });

async function measureTimes(setting: Setting) {
  const { context, driver, address, database, runs } = setting;
  const several = async <K extends string>(work: () => Promise<Record<K, number>>) => {
    const all: Record<K, number>[] = [];
    for (let count = 0; count < runs; count += 1) {
      await forget(setting);
      all.push(await work());
    }
    return (key: K) => median(all.map((each) => each[key]));
  };
  const rowsAt = (name: string) =>
    several(() =>
      withPage(context, address(name), async (page) => {
        await page.waitForFunction(() => 'rowsAt' in globalThis, null, { timeout: PAGE_TIMEOUT_MS });
        return page.evaluate(() => ({ rows: (globalThis as unknown as Global).rowsAt }));
      }),
    );
  const searched = (words: string) => several(() => inPopup(setting, (page) => search(page, words)));
  const blank = await several(async () => ({ paint: await withPage(context, address('blank.html'), firstPaint) }));
  const raw = await rawRead(driver, database);
  await context.addInitScript({ content: WATCH_ROWS });
  const rows = await rowsAt('popup.html');
  const readAll = await rowsAt('read-all.html');
  const readAllSearch = await several(() =>
    withPage(context, address('read-all.html'), async (page) => {
      await page.waitForFunction(() => 'rowsAt' in globalThis, null, { timeout: PAGE_TIMEOUT_MS });
      return page.evaluate(async () => {
        const before = performance.now();
        (globalThis as unknown as Global).search('Quiet Orchard');
        await new Promise((done) => requestAnimationFrame(done));
        return { rows: performance.now() - before };
      });
    }),
  );
  const people = await several(() => inPopup(setting, (page) => filter(page, 'chip-people')));
  const titles = await several(() => inPopup(setting, (page) => filter(page, 'chip-titles')));
  const common = await searched('Silver');
  const rare = await searched('Quiet Orchard');
  const none = await searched('nothing of that name');
  return { blank, raw, rows, readAll, readAllSearch, people, titles, common, rare, none };
}

const ms = (value: number) => value.toFixed(1);

/** Prints what exceeds its bound; true if nothing does. */
function within(bounds: readonly (readonly [what: string, value: number, most: number])[]): boolean {
  const missed = bounds.filter(([, value, most]) => value > most);
  for (const [what, value, most] of missed) console.log(`\n${what}: ${ms(value)} ms, more than ${most}`);
  return missed.length === 0;
}

function reportTimes(found: Awaited<ReturnType<typeof measureTimes>>): boolean {
  const { blank, raw, rows, readAll, readAllSearch, people, titles, common, rare, none } = found;
  const bare = `50 cards read: ${ms(raw)}`;
  console.log(
    table(
      ['what', 'ms', 'floor, ms', 'a page that reads all, ms'],
      [
        ['opening, first rows', ms(rows('rows')), `blank page: ${ms(blank('paint'))}`, ms(readAll('rows'))],
        ['people: list of all', ms(people('panel')), bare, ''],
        ['one person: rows', ms(people('rows')), bare, ''],
        ['titles: list of all', ms(titles('panel')), bare, ''],
        ['one title: rows', ms(titles('rows')), bare, ''],
        ['search, first row', ms(common('first')), bare, ''],
        ['search, first page', ms(common('all')), bare, ''],
        ['rare words, first row', ms(rare('first')), bare, `${ms(readAllSearch('rows'))} with all in memory`],
        ['rare words, first page', ms(rare('all')), bare, ''],
        ['words that are nowhere', ms(none('all')), bare, ''],
      ],
    ),
  );
  return within([
    ['rows after a blank page', rows('rows') - blank('paint'), LIMITS.rowsOverBlank],
    ['first row of a search', common('first'), LIMITS.searchFirst],
    ['rows of one person', people('rows'), LIMITS.filter],
  ]);
}

async function measureFrames(setting: Setting) {
  const { context, address, most } = setting;
  const floor = await withPage(context, address('tall.html'), (page) => scrollToEnd(page, most));
  await forget(setting);
  return { scrolled: await inPopup(setting, (page) => scrollToEnd(page, most)), floor };
}

function reportFrames({ scrolled, floor }: Record<'scrolled' | 'floor', Scrolled>): boolean {
  const line = (what: string, { height, seconds, frames, longTasks, heap }: Scrolled) => [
    what,
    height,
    seconds.toFixed(0),
    frames.length,
    ...[0.5, 0.95, 0.99, 1].map((share) => ms(quantile(frames, share))),
    longTasks,
    heap.toFixed(0),
  ];
  const head = ['to the end', 'px', 's', 'frames', 'median, ms', '95 %', '99 %', 'longest', 'long tasks', 'heap, MB'];
  console.log(`\n${table(head, [line('popup', scrolled), line('3,000 rows that are there', floor)])}`);
  return within([['19 of 20 frames', quantile(scrolled.frames, 0.95), LIMITS.frame95]]);
}
