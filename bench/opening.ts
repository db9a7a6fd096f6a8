import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { builtExtension, ORIGIN } from '@/bench/built';
import { numberOf, textOf } from '@/bench/options';
import { measureOpening } from '@/bench/popup/opening';
import type { Measured } from '@/bench/report';
import { ensureBrowser } from '@/scripts/install-browser';
import { databaseName } from '@/utils/server/connection';

/** Maximum ratio of a cold opening over many rows to that of a bare extension with 50 rows. */
const MAX_RATIO = 1.25;
/** Maximum ratio to the popup itself with few rows, or without the listings of many people. */
const MAX_GROWTH = 1.1;

/**
 * Measures how fast the popup opens over 1,000 and 100,000 rows, and with the listings of 1,000 people, alternating
 * with a bare extension that it builds for comparison. `--runs 7`; `--folder <dir>` keeps profiles.
 */
export async function measure(args: string[]): Promise<Measured[]> {
  const kept = textOf(args, 'folder');
  const folder = kept ?? mkdtempSync(path.join(tmpdir(), 'lookout-opening-'));
  try {
    const found = await measureOpening({
      executable: ensureBrowser(),
      extension: await builtExtension(),
      database: databaseName({ protocol: 'v2', apiOrigin: ORIGIN }),
      folder,
      rows: { few: 1000, many: 100_000 },
      people: 1000,
      runs: numberOf(args, 'runs', 7),
    });
    const [floor, floorMany, few, many, people] = found;
    if (!floor || !floorMany || !few || !many || !people) throw new Error('A page was not measured');
    const goesTo = "the scripts: the row's parts, filters and status, which the floor does not have";
    return [
      { what: `${many.name}: drawn, cold`, unit: 'ms', own: many.cold, floor: floor.cold, limit: MAX_RATIO, goesTo },
      { what: `${many.name}: drawn, warm`, unit: 'ms', own: many.warm, floor: floor.warm },
      { what: `${many.name}: first paint`, unit: 'ms', own: many.paint, floor: floor.paint },
      { what: `${floorMany.name}: drawn, cold`, unit: 'ms', own: floorMany.cold, floor: floor.cold },
      {
        what: 'popup, growth with rows',
        unit: 'ms',
        own: many.cold,
        floor: few.cold,
        floorIs: few.name,
        limit: MAX_GROWTH,
      },
      {
        what: 'popup, growth with listings of 1,000 people',
        unit: 'ms',
        own: people.cold,
        floor: many.cold,
        floorIs: 'without',
        limit: MAX_GROWTH,
      },
    ];
  } finally {
    if (!kept) rmSync(folder, { recursive: true, force: true });
  }
}
