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

/** Maximum size on disk after all years with the default retention, MB: what the README promises. */
const MAX_MB = 60;
const NAME = 'years';
/** How often each store is measured. */
const TURNS = 3;
const YEAR = 365;

/** Times that a person or a round waits for, ms. */
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
interface Functions {
  live(name: string, life: Life, from: number, until: number): Promise<Stored>;
  start(name: string): Promise<void>;
  measure(name: string, day: number): Promise<Times>;
}

/** A store in a profile of its own. Each call starts the browser, and ends it. */
async function createStore(life: Life) {
  const web = await serveWebPage('bench/store/seed.ts');
  const call = <Name extends keyof Functions>(name: Name, ...args: unknown[]) =>
    web.open((page) =>
      page.evaluate(
        ([each, list]) => (globalThis as never as Record<string, (...all: unknown[]) => unknown>)[each]?.(...list),
        [name, args] as const,
      ),
    ) as ReturnType<Functions[Name]>;
  return {
    live: (from: number, until: number) => call('live', NAME, life, from, until),
    measure: (day: number) => call('measure', NAME, day),
    mb: () => sizeOf(web.profile) / 1e6,
    /** Starts the browser once, which compacts what it wrote before. */
    restart: () => call('start', NAME),
    close: () => web.close(),
  };
}
type Store = Awaited<ReturnType<typeof createStore>>;

/** Times of a store and of one that is one to three days old, measured in turns, one day after another. */
async function compare(store: Store, day: number, life: Life): Promise<{ own: Times; floor: Times }> {
  const fresh = await createStore(life);
  try {
    const found: { own: Times[]; floor: Times[] } = { own: [], floor: [] };
    for (let turn = 0; turn < TURNS; turn += 1) {
      found.own.push(await store.measure(day));
      await fresh.live(turn, turn + 1);
      found.floor.push(await fresh.measure(turn + 1));
    }
    return { own: together(found.own), floor: together(found.floor) };
  } finally {
    fresh.close();
  }
}

const together = (all: readonly Times[]) =>
  Object.fromEntries(Object.keys(TIMES).map((key) => [key, all.flatMap((each) => each[key as keyof Times])])) as Times;

function lifeOf(args: string[]): Life {
  return {
    people: numberOf(args, 'people', 50),
    plays: numberOf(args, 'plays', 3),
    shows: numberOf(args, 'shows', 10),
    watchers: numberOf(args, 'watchers', 8),
    rows: numberOf(args, 'rows', DEFAULT_RETENTION.rows ?? 0),
  };
}

/**
 * Measures the store after years of use in a real Chromium: `--years` (5) of `--people` (50) with `--plays` (3) a day,
 * and `--shows` (10) with `--watchers` (8) noticed a day. The browser is restarted before each measurement of the disk.
 */
export async function measure(args: string[]): Promise<Measured[]> {
  const years = numberOf(args, 'years', 5);
  const life = lifeOf(args);
  const store = await createStore(life);
  const lines: (string | number)[][] = [];
  const sizes: number[] = [];
  const note = async (day: number, { cards, seen, size }: Stored) => {
    await store.restart();
    const mb = store.mb();
    const times = await compare(store, day, life);
    const ms = Object.keys(TIMES).map((each) =>
      [times.own, times.floor].map((all) => median(all[each as keyof Times]).toFixed(1)).join(' / '),
    );
    lines.push([day / YEAR, cards, size.activities ?? 0, seen, mb.toFixed(1), ...ms]);
    console.error(lines.at(-1)?.join('  '));
    return { mb, times, cards };
  };
  try {
    let end: Awaited<ReturnType<typeof note>> | undefined;
    for (let day = 0; day < years * YEAR; ) {
      const until = Math.min(years * YEAR, day + STRETCH);
      const stored = await store.live(day, until);
      day = until;
      sizes.push(store.mb());
      console.error(`day ${day}: ${stored.cards} cards, ${sizes.at(-1)?.toFixed(1)} MB`);
      if (day % YEAR === 0 || day === years * YEAR) end = await note(day, stored);
    }
    console.log(`${COMPRESSED}\n`);
    console.log(table(['years', 'cards', 'activities', 'seen', 'MB', ...Object.values(TIMES)], lines));
    console.log('\nTimes: ms of this store / of one that is one to three days old.');
    return end ? toLines(`store: ${years} years of ${life.people} people and ${life.shows} shows`, end, sizes) : [];
  } finally {
    store.close();
  }
}

function toLines(
  what: string,
  { mb, times, cards }: { mb: number; times: { own: Times; floor: Times }; cards: number },
  sizes: readonly number[],
): Measured[] {
  return [
    { what, unit: 'MB', own: [mb], limit: MAX_MB, goesTo: GARBAGE },
    { what: `store: before each of ${sizes.length} restarts`, unit: 'MB', own: sizes },
    { what: `${what}, rows kept`, unit: 'count', own: [cards] },
    ...Object.entries(TIMES).map(([key, name]): Measured => {
      const each = key as keyof Times;
      return {
        what: `store: ${name}`,
        unit: 'ms',
        own: times.own[each],
        floor: times.floor[each],
        floorIs: 'on day 1',
      };
    }),
  ];
}

/** Bytes of all databases of a profile. */
function sizeOf(profile: string): number {
  const folder = path.join(profile, 'Default', 'IndexedDB');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
    statSync(path.join(folder, file)),
  );
  return files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
}
