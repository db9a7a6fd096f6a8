import { numberOf } from '@/bench/options';
import type { Measured } from '@/bench/report';
import { serveWebPage } from '@/bench/web-page';

type Global = { ingest(rows: number, commits: number, runs: number): Promise<Record<'own' | 'floor', number[]>> };

interface Case {
  what: string;
  rows: number;
  commits: number;
  /** Maximum ratio to one transaction with the same records. */
  limit: number;
  /** Factor for the number of runs: short ones vary most. */
  share: number;
}

const CASES: readonly Case[] = [
  { what: '100 rows, one commit', rows: 100, commits: 1, limit: 1.5, share: 6 },
  { what: '10,000 rows, one commit', rows: 10_000, commits: 1, limit: 2, share: 1 },
  { what: '10,000 rows, 100 commits', rows: 10_000, commits: 100, limit: 2, share: 1 },
];

/** Ingest of rows in a real Chromium, beside the same records put by one transaction; `--runs` (5) of each in turns. */
export async function measure(args: string[]): Promise<Measured[]> {
  const runs = numberOf(args, 'runs', 5);
  const web = await serveWebPage('bench/ingest/seed.ts');
  try {
    const lines: Measured[] = [];
    for (const { what, rows, commits, limit, share } of CASES) {
      const found = await web.open((page) =>
        page.evaluate(([count, parts, times]) => (globalThis as unknown as Global).ingest(count, parts, times), [
          rows,
          commits,
          runs * share,
        ] as const),
      );
      const goesTo = 'identities and cards nearby are looked up before they are written, about one read for each write';
      lines.push({ what: `ingest: ${what}`, unit: 'ms', ...found, floorIs: 'one transaction', limit, goesTo });
    }
    return lines;
  } finally {
    web.close();
  }
}
