import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { measureOpening } from '@/bench/popup/opening';
import type { Spread } from '@/bench/stats';
import { table } from '@/bench/table';
import { buildExtension } from '@/scripts/build-extension';
import { ensureBrowser } from '@/scripts/install-browser';
import { databaseName } from '@/utils/server/connection';

const ORIGIN = 'http://127.0.0.1:9';
/** Cold, over many rows, beside a bare extension with 50 rows. */
const MAX_RATIO = 1.25;

/**
 * Measures how fast the popup opens over 1,000 and 100,000 rows, and with the listings of 1,000 people, alternating
 * with a bare extension that it builds for comparison. `--runs 7`, `--folder <dir>` keeps builds and profiles, `--json
 * <file>`.
 */
export async function run(args: string[]): Promise<boolean> {
  const given = (name: string) => (args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1] : undefined);
  const kept = given('folder');
  const folder = kept ?? mkdtempSync(path.join(tmpdir(), 'lookout-opening-'));
  try {
    const env = { WXT_TRAKT_API_ORIGIN: ORIGIN, WXT_TRAKT_AUTH_ORIGIN: ORIGIN, WXT_TRAKT_CLIENT_ID: 'bench' };
    const found = await measureOpening({
      executable: ensureBrowser(),
      extension: await buildExtension({ outDir: path.join(folder, 'built'), env }),
      database: databaseName({ protocol: 'v2', apiOrigin: ORIGIN }),
      folder,
      rows: { few: 1000, many: 100_000 },
      people: 1000,
      runs: Number(given('runs') ?? 7),
    });
    const [floor, , , many] = found;
    const ratio = (own: Spread | undefined, base: Spread | undefined) => (own?.median ?? 0) / (base?.median ?? 1);
    const words = ({ median, min, max }: Spread) => `${median.toFixed(0)} (${min.toFixed(0)} to ${max.toFixed(0)})`;
    const rows = found.map(({ name, cold, warm, paint }) => [
      name,
      words(cold),
      ratio(cold, floor?.cold).toFixed(2),
      words(warm),
      ratio(warm, floor?.warm).toFixed(2),
      words(paint),
    ]);
    console.log(table(['rows drawn, ms', 'cold', 'x floor', 'warm', 'x floor', 'first paint'], rows));
    const json = given('json');
    if (json) writeFileSync(json, JSON.stringify(found, null, 2));
    return ratio(many?.cold, floor?.cold) <= MAX_RATIO;
  } finally {
    if (!kept) rmSync(folder, { recursive: true, force: true });
  }
}
