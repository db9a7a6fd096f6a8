import { WATCH_ROWS, withPage } from '@/bench/popup/measures';
import { openBench } from '@/bench/popup/open-bench';
import { median } from '@/bench/stats';
import { table } from '@/bench/table';

const COMMENTS = 20;
const LENGTH = 20_000;
/** The first row may appear this much later than with harmless comments of the same length. */
const MAX_RATIO = 2;

const HARMLESS = 'I did not expect that ending, and the music alone is worth the evening. ';

/** Texts that once made parsers, line breaking or bidirectional layout slow; each is repeated up to {@link LENGTH}. */
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
 * Measures the time until the popup's first row with 20 hostile comments of 20,000 characters, and with as many
 * harmless ones. Runs both `--runs` times (7), alternating, and compares the medians.
 */
export async function run(args: string[]): Promise<boolean> {
  const runs = args.includes('--runs') ? Number(args[args.indexOf('--runs') + 1]) : 7;
  const { context, driver, address, database, close } = await openBench({ seed: 'bench/hostile/seed.ts' });
  try {
    await context.addInitScript({ content: WATCH_ROWS });
    const kinds = {
      harmless: Array.from({ length: COMMENTS }, () => long(HARMLESS)),
      hostile: HOSTILE.map(long),
    };
    const found: Record<keyof typeof kinds, number[]> = { harmless: [], hostile: [] };
    for (let round = 0; round <= runs; round += 1) {
      for (const kind of ['harmless', 'hostile'] as const) {
        const rows = await driver.evaluate(
          ([store, texts]) => (globalThis as unknown as Global).seedComments(store, texts),
          [database, kinds[kind]] as const,
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
    await close();
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
