import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { numberOf } from '@/bench/options';
import type { Measured } from '@/bench/report';
import { median } from '@/bench/stats';
import { COMPRESSED, STRETCH } from '@/bench/store/pace';
import type { Life } from '@/bench/store/seed';
import { table } from '@/bench/table';
import { serveWebPage } from '@/bench/web-page';
import { DEFAULT_RETENTION } from '@/utils/settings/retention';

/** MB on disk after all years with the default retention: what the README promises. */
const MAX_MB = 60;
const NAME = 'years';
const YEAR = 365;

/** What a person waits for, or a round; ms. */
const TIMES = {
  first: 'first page',
  count: 'unread count',
  markAll: 'mark 200 read',
  quiet: 'quiet upkeep',
  sweep: 'sweep 300 identities',
  prune: 'prune 40 cards',
} as const;
type Times = Record<keyof typeof TIMES, number[]>;

const GARBAGE = 'deleted records and their entries in indexes, until Chromium compacts its files and sweeps those';

interface Stored {
  cards: number;
  seen: number;
  size: { activities?: number };
}
interface Page1 {
  live(name: string, life: Life, from: number, until: number): Promise<Stored>;
  measure(name: string, day: number): Promise<Times>;
}

/**
 * Measures the store after years of use in a real Chromium: `--years` (5) of `--people` (50) with `--plays` (3) a day,
 * and `--shows` (10) with `--watchers` (8) noticed a day. The browser is restarted before each measurement of the disk.
 */
export async function measure(args: string[]): Promise<Measured[]> {
  const years = numberOf(args, 'years', 5);
  const rows = numberOf(args, 'rows', DEFAULT_RETENTION.rows ?? 0);
  const life: Life = {
    people: numberOf(args, 'people', 50),
    plays: numberOf(args, 'plays', 3),
    shows: numberOf(args, 'shows', 10),
    watchers: numberOf(args, 'watchers', 8),
    rows,
  };
  const web = await serveWebPage('bench/store/seed.ts');
  const live = (from: number, until: number) =>
    web.open((page) =>
      page.evaluate(([name, each, begin, end]) => (globalThis as unknown as Page1).live(name, each, begin, end), [
        NAME,
        life,
        from,
        until,
      ] as const),
    );
  const lines: (string | number)[][] = [];
  const note = async (what: string, day: number, stored: Stored) => {
    // The next start compacts what the last one has written.
    const times = await web.open((page) =>
      page.evaluate(([name, at]) => (globalThis as unknown as Page1).measure(name, at), [NAME, day] as const),
    );
    const mb = sizeOf(web.profile) / 1e6;
    const ms = Object.keys(TIMES).map((each) => median(times[each as keyof Times]).toFixed(1));
    lines.push([what, stored.cards, stored.size.activities ?? 0, stored.seen, mb.toFixed(1), ...ms]);
    console.error(lines.at(-1)?.join('  '));
    return { mb, times };
  };
  try {
    let stored = await live(0, 1);
    const begin = await note('1 day', 1, stored);
    let end = begin;
    for (let day = 1; day < years * YEAR; ) {
      const until = Math.min(years * YEAR, day - (day % STRETCH) + STRETCH);
      stored = await live(day, until);
      day = until;
      console.error(`day ${day}: ${stored.cards} cards, ${(sizeOf(web.profile) / 1e6).toFixed(1)} MB`);
      if (day % YEAR === 0) end = await note(`${day / YEAR} ${day === YEAR ? 'year' : 'years'}`, day, stored);
    }
    console.log(`${COMPRESSED}\n`);
    console.log(table(['after', 'cards', 'activities', 'seen', 'MB', ...Object.values(TIMES)], lines));
    const what = `store: ${years} years of ${life.people} people and ${life.shows} shows`;
    return [
      { what, unit: 'MB', own: [end.mb], limit: MAX_MB, goesTo: GARBAGE },
      { what: `${what}, rows kept`, unit: 'count', own: [stored.cards] },
      ...Object.entries(TIMES).map(([key, name]): Measured => {
        const each = key as keyof Times;
        return {
          what: `store: ${name}`,
          unit: 'ms',
          own: end.times[each],
          floor: begin.times[each],
          floorIs: 'on day 1',
        };
      }),
    ];
  } finally {
    web.close();
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
