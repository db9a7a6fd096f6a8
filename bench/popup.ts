import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundle } from '@/bench/popup/bundle';
import { filter, firstPaint, median, rawRead, scrollToEnd, search, WATCH_ROWS, withPage } from '@/bench/popup/measures';
import { table } from '@/bench/table';
import { launchChromium } from '@/e2e/harness/launch-chromium';
import { until } from '@/e2e/harness/until';
import { buildExtension } from '@/scripts/build-extension';
import { ensureBrowser } from '@/scripts/install-browser';
import { databaseName } from '@/utils/store/open-database';

const ORIGIN = 'http://127.0.0.1:9';

/** Bounds, as generous as a shared machine needs. */
const MOST = { rowsOverBlank: 12, slowFrames: 0.02 };

/**
 * The popup over a long history: `--activities` of them (100,000), written into a real browser's store by the store's own
 * code, each measurement `--runs` times (5), the median printed; beside them what no page can beat in this run.
 */
export async function run(args: string[]): Promise<boolean> {
  const given = (name: string, standard: number) =>
    args.includes(`--${name}`) ? Number(args[args.indexOf(`--${name}`) + 1]) : standard;
  const [activities, runs] = [given('activities', 100_000), given('runs', 5)];
  const outDir = mkdtempSync(path.join(tmpdir(), 'lookout-bench-'));
  const env = { WXT_TRAKT_API_ORIGIN: ORIGIN, WXT_TRAKT_AUTH_ORIGIN: ORIGIN, WXT_TRAKT_CLIENT_ID: 'bench' };
  const extension = await buildExtension({ outDir, env });
  writeFileSync(path.join(extension, 'blank.html'), '<!doctype html><title>blank</title><p>.</p>');
  const { context, id, close } = await launchChromium({
    executable: ensureBrowser(),
    extension,
    headless: true,
    loopbackOnly: true,
  });
  try {
    const address = (page: string) => `chrome-extension://${id}/${page}`;
    const database = databaseName({ protocol: 'v2', apiOrigin: ORIGIN });
    await until('the first page', () => context.pages().some((tab) => tab.url().startsWith(address(''))));
    const driver = await context.newPage();
    await driver.goto(address('manifest.json'));
    driver.on('console', (message) => console.log(message.text()));
    await driver.evaluate(await bundle('bench/popup/seed.ts'));
    const began = Date.now();
    const cards = await driver.evaluate(
      ([name, count]) =>
        (globalThis as unknown as { seed(name: string, count: number): Promise<number> }).seed(name, count),
      [database, activities] as const,
    );
    console.log(
      `${activities} activities make ${cards} cards, written in ${((Date.now() - began) / 1000).toFixed(0)} s`,
    );

    const times = async (measure: () => Promise<number>) => {
      const all: number[] = [];
      for (let count = 0; count < runs; count += 1) all.push(await measure());
      return median(all);
    };
    const blank = await times(() => withPage(context, address('blank.html'), firstPaint));
    const raw = await rawRead(driver, database);
    await context.addInitScript({ content: WATCH_ROWS });
    const rowsAt = () =>
      withPage(context, address('popup.html'), async (page) => {
        await page.waitForFunction(() => 'rowsAt' in globalThis);
        return page.evaluate(() => (globalThis as unknown as { rowsAt: number }).rowsAt);
      });
    const rows = await times(rowsAt);
    const inPopup = <T>(work: Parameters<typeof withPage<T>>[2]) =>
      withPage(context, address('popup.html'), async (page) => {
        await page.locator('.chip').first().waitFor();
        await driver.evaluate(() =>
          (globalThis as unknown as { chrome: typeof import('webextension-polyfill') }).chrome.storage.session.remove([
            'view:popup',
            'view:feed',
          ]),
        );
        return work(page);
      });
    const forget = () =>
      driver.evaluate(() =>
        (globalThis as unknown as { chrome: typeof import('webextension-polyfill') }).chrome.storage.session.remove([
          'view:popup',
          'view:feed',
        ]),
      );
    const several = async <K extends string>(work: () => Promise<Record<K, number>>) => {
      const all: Record<K, number>[] = [];
      for (let count = 0; count < runs; count += 1) {
        await forget();
        all.push(await work());
      }
      return (key: K) => median(all.map((each) => each[key]));
    };
    const people = await several(() => inPopup((page) => filter(page, 'chip-people')));
    const common = await several(() => inPopup((page) => search(page, 'Show 7')));
    const rare = await several(() => inPopup((page) => search(page, `Show 299`)));
    await forget();
    const scrolled = await inPopup((page) => scrollToEnd(page, given('seconds', 240)));
    const ms = (value: number) => value.toFixed(1);
    console.log(
      table(
        ['what', 'ms, median', 'floor', 'ms', 'times'],
        [
          ['first rows', ms(rows), 'a blank page paints', ms(blank), ms(rows / blank)],
          ['chip opens', ms(people('panel')), 'getAll(50)', ms(raw), ms(people('panel') / raw)],
          ['one person', ms(people('rows')), 'getAll(50)', ms(raw), ms(people('rows') / raw)],
          ['search, first row', ms(common('first')), 'getAll(50)', ms(raw), ms(common('first') / raw)],
          ['search, first page', ms(common('all')), 'getAll(50)', ms(raw), ms(common('all') / raw)],
          ['rare words, first page', ms(rare('all')), 'getAll(50)', ms(raw), ms(rare('all') / raw)],
        ],
      ),
    );
    const { height, seconds, frames, slow, longest, heap } = scrolled;
    console.log(
      `\nto the end: ${height} px in ${seconds.toFixed(0)} s, ${frames} frames, ${slow} of them over 50 ms (longest ${longest.toFixed(0)} ms), heap ${heap.toFixed(0)} MB`,
    );
    return rows / blank < MOST.rowsOverBlank && slow / frames < MOST.slowFrames;
  } finally {
    await close();
    rmSync(outDir, { recursive: true, force: true });
  }
}
