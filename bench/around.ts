import { numberOf } from '@/bench/options';
import type { Measured } from '@/bench/report';
import { serveWebPage } from '@/bench/web-page';

const NAME = 'around';
/** Maximum ratio of the time until something is shown to that of reading one page of the feed. */
const MAX_RATIO = 3;

interface Global {
  fill(name: string, count: number): Promise<number>;
  measure(name: string, facet: string, runs: number): Promise<Record<'page' | 'shown' | 'done', number[]>>;
  suggest(name: string, runs: number): Promise<Record<'page' | 'suggested', number[]>>;
}

const SUBJECTS = [
  ['a title', 'show:show-7'],
  ['the title of every tenth', 'show:show-0'],
  ['a person', 'user:person3'],
] as const;

/**
 * Opens all activity on a title and what is known of a person over many activities in a real Chromium, in turns with
 * the read of a page of the feed. `--rows` (100,000), `--runs` (21).
 */
export async function measure(args: string[]): Promise<Measured[]> {
  const rows = numberOf(args, 'rows', 100_000);
  const runs = numberOf(args, 'runs', 21);
  const web = await serveWebPage('bench/around/seed.tsx');
  const floorIs = 'one page read';
  try {
    const stored = await web.open((page) =>
      page.evaluate(([name, count]) => (globalThis as unknown as Global).fill(name, count), [NAME, rows] as const),
    );
    const lines: Measured[] = [{ what: 'around: activities in the store', unit: 'count', own: [stored] }];
    for (const [what, facet] of SUBJECTS) {
      const { page, shown, done } = await web.open((tab) =>
        tab.evaluate(([name, wanted, times]) => (globalThis as unknown as Global).measure(name, wanted, times), [
          NAME,
          facet,
          runs,
        ] as const),
      );
      const line = { unit: 'ms', floor: page, floorIs } as const;
      const goesTo = 'drawing the dialog: reading takes about one read of a page';
      lines.push({ what: `around ${what}: shown`, ...line, own: shown, limit: MAX_RATIO, goesTo });
      lines.push({ what: `around ${what}: complete`, ...line, own: done });
    }
    const { page, suggested } = await web.open((tab) =>
      tab.evaluate(([name, times]) => (globalThis as unknown as Global).suggest(name, times), [NAME, runs] as const),
    );
    lines.push({ what: 'around: suggestions of the address bar', unit: 'ms', own: suggested, floor: page, floorIs });
    return lines;
  } finally {
    web.close();
  }
}
