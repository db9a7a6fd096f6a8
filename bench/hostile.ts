import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundle } from '@/bench/popup/bundle';
import { median, WATCH_ROWS, withPage } from '@/bench/popup/measures';
import { table } from '@/bench/table';
import { launchChromium } from '@/e2e/harness/launch-chromium';
import { until } from '@/e2e/harness/until';
import { buildExtension } from '@/scripts/build-extension';
import { ensureBrowser } from '@/scripts/install-browser';
import { databaseName } from '@/utils/server/connection';

const ORIGIN = 'http://127.0.0.1:9';
const COMMENTS = 20;
const LENGTH = 20_000;
/** The first row may be this much later than with harmless comments of the same length. */
const MAX_RATIO = 2;

const HARMLESS = 'I did not expect that ending, and the music alone is worth the evening. ';

/** What made parsers, line breaking or bidirectional layout slow before; each is repeated up to {@link LENGTH}. */
const HOSTILE = [
  '[spoiler]',
  '[/spoiler][spoiler]',
  '[ spoiler ',
  '&amp;',
  '*a ',
  '**',
  '~~a',
  '_a ',
  '`',
  '![](',
  '[a](b"',
  '<https://',
  '> ',
  '# #',
  '\n\n',
  '- - ',
  'e\u0301\u0302\u0303',
  '\u202e\u2066',
  'a',
  '\u200b👩\u200d👩\u200d👧',
];

type Global = { seedComments(name: string, texts: string[]): Promise<number>; rowsAt: number };

const long = (text: string) => text.repeat(Math.ceil(LENGTH / text.length)).slice(0, LENGTH);

/**
 * When the popup's first row appears with 20 hostile comments of 20,000 characters, beside as many harmless ones:
 * `--runs` times each (7), by turns; medians.
 */
export async function run(args: string[]): Promise<boolean> {
  const runs = args.includes('--runs') ? Number(args[args.indexOf('--runs') + 1]) : 7;
  const outDir = mkdtempSync(path.join(tmpdir(), 'lookout-bench-'));
  const env = { WXT_TRAKT_API_ORIGIN: ORIGIN, WXT_TRAKT_AUTH_ORIGIN: ORIGIN, WXT_TRAKT_CLIENT_ID: 'bench' };
  const extension = await buildExtension({ outDir, env });
  const browser = await launchChromium({ executable: ensureBrowser(), extension, headless: true, loopbackOnly: true });
  const { context, id } = browser;
  try {
    const address = (page: string) => `chrome-extension://${id}/${page}`;
    await until('the page that the installation opens', () =>
      context.pages().some((tab) => tab.url().startsWith(address(''))),
    );
    const driver = await context.newPage();
    await driver.goto(address('manifest.json'));
    await driver.evaluate(await bundle('bench/hostile/seed.ts'));
    await context.addInitScript({ content: WATCH_ROWS });
    const name = databaseName({ protocol: 'v2', apiOrigin: ORIGIN });
    const kinds = {
      harmless: Array.from({ length: COMMENTS }, () => long(HARMLESS)),
      hostile: HOSTILE.map(long),
    };
    const found: Record<keyof typeof kinds, number[]> = { harmless: [], hostile: [] };
    for (let round = 0; round <= runs; round += 1) {
      for (const kind of ['harmless', 'hostile'] as const) {
        const rows = await driver.evaluate(
          ([store, texts]) => (globalThis as unknown as Global).seedComments(store, texts),
          [name, kinds[kind]] as const,
        );
        if (rows < COMMENTS) throw new Error(`${rows} rows of ${COMMENTS} were stored`);
        const at = await withPage(context, address('popup.html'), async (page) => {
          await page.waitForFunction(() => 'rowsAt' in globalThis, null, { timeout: 120_000 });
          return page.evaluate(() => (globalThis as unknown as Global).rowsAt);
        });
        // The first round warms up.
        if (round > 0) found[kind].push(at);
      }
    }
    return report(found);
  } finally {
    await browser.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}

function report({ harmless, hostile }: Record<'harmless' | 'hostile', number[]>): boolean {
  const line = (what: string, times: number[]) => [
    what,
    ...[median(times), Math.min(...times), Math.max(...times)].map((ms) => ms.toFixed(1)),
  ];
  const ratio = median(hostile) / median(harmless);
  console.log(
    table(
      ['first row of the popup', 'median, ms', 'least', 'most'],
      [line('harmless', harmless), line('hostile', hostile)],
    ),
  );
  console.log(`\n${COMMENTS} comments of ${LENGTH} characters: ${ratio.toFixed(2)} x, at most ${MAX_RATIO}`);
  return ratio <= MAX_RATIO;
}
