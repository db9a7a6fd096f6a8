import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { buildFloor } from '@/bench/floor/build-floor';
import { bundle } from '@/bench/popup/bundle';
import { WATCH_ROWS } from '@/bench/popup/measures';
import { launchChromium } from '@/e2e/harness/launch-chromium';

/**
 * Time after loading an extension until its worker has started, and the pages that an installation opens are open.
 * They are closed, since nobody opens a popup beside them, and with a thousand people they have work to do. Then the
 * same time passes again.
 */
const SETTLE_MS = 1500;
const WARM_OPENINGS = 3;

/** What is opened, and the content of its store. */
interface Subject {
  name: string;
  extension: string;
  page: string;
  /** Profile with the filled store. */
  profile: string;
}

export interface Opened {
  name: string;
  /**
   * Time from navigation start until the rows are drawn, ms: of the first opening after the browser has started
   * (`cold`), and of later ones (`warm`).
   */
  cold: number[];
  warm: number[];
  /** First paint of the first opening, ms. */
  paint: number[];
}

interface OpeningInput {
  executable: string;
  extension: string;
  database: string;
  /** Folder for builds and profiles; existing profiles are reused. */
  folder: string;
  rows: { few: number; many: number };
  people: number;
  runs: number;
}

type Global = {
  rowsAt: number;
  seed(name: string, count: number): Promise<number>;
  seedListings(name: string, people: number): Promise<void>;
  seedFloor(name: string, count: number): Promise<number>;
};

/** Fills the stores, then opens each popup in a browser of its own, in turns. */
export async function measureOpening(input: OpeningInput): Promise<Opened[]> {
  const { folder, rows, people, runs } = input;
  const floor = buildFloor(folder);
  const profileOf = (name: string) => path.join(folder, `profile-${name}`);
  const seeder = await bundle('bench/popup/seed.ts');
  const fill = async (name: string, extension: string, work: (page: Page) => Promise<unknown>, from?: string) => {
    const profile = profileOf(name);
    const isNew = mkdirSync(profile, { recursive: true }) !== undefined;
    if (!isNew) return profile;
    if (from) cpSync(profileOf(from), profile, { recursive: true });
    await inBrowser(input.executable, extension, profile, async (open) => {
      const page = await open('manifest.json');
      await page.evaluate(seeder);
      await work(page);
    });
    return profile;
  };
  const seed = (count: number) => (page: Page) =>
    page.evaluate(([name, many]) => (globalThis as unknown as Global).seed(name, many), [
      input.database,
      count,
    ] as const);
  const seedFloor = (page: Page) =>
    page.evaluate(
      async ({ few, many }) => {
        await (globalThis as unknown as Global).seedFloor('floor', few);
        await (globalThis as unknown as Global).seedFloor('floor-many', many);
      },
      { few: 50, many: rows.many },
    );
  const seedListings = (page: Page) =>
    page.evaluate(([name, count]) => (globalThis as unknown as Global).seedListings(name, count), [
      input.database,
      people,
    ] as const);
  const own = { extension: input.extension, page: 'popup.html' };
  const bare = { extension: floor, profile: await fill('floor', floor, seedFloor) };
  const subjects: Subject[] = [
    { name: 'floor, 50 rows', page: 'popup.html', ...bare },
    { name: `floor, ${rows.many} rows`, page: 'popup.html?store=floor-many', ...bare },
    { name: `popup, ${rows.few} rows`, ...own, profile: await fill('few', input.extension, seed(rows.few)) },
    { name: `popup, ${rows.many} rows`, ...own, profile: await fill('many', input.extension, seed(rows.many)) },
    {
      name: `popup, ${rows.many} rows, ${people} people`,
      ...own,
      profile: await fill('people', input.extension, seedListings, 'many'),
    },
  ];
  return openInTurns(input.executable, subjects, runs);
}

/** Opens each in a browser of its own, in turns, so that other work of the machine affects all of them. */
async function openInTurns(executable: string, subjects: readonly Subject[], runs: number): Promise<Opened[]> {
  const found = new Map(
    subjects.map(({ name }) => [name, { cold: [] as number[], warm: [] as number[], paint: [] as number[] }]),
  );
  for (let run = 0; run < runs; run += 1) {
    for (const { name, extension, page, profile } of run % 2 ? [...subjects].reverse() : subjects) {
      await inBrowser(executable, extension, profile, async (open) => {
        const all = found.get(name);
        const first = await opening(open, page);
        all?.cold.push(first.rows);
        all?.paint.push(first.paint);
        const later: number[] = [];
        for (let count = 0; count < WARM_OPENINGS; count += 1) later.push((await opening(open, page)).rows);
        all?.warm.push(...later);
      });
    }
  }
  return [...found].map(([name, times]) => ({ name, ...times }));
}

/** A browser of its own with one extension, idle; closed afterwards. */
async function inBrowser(
  executable: string,
  extension: string,
  profile: string,
  work: (open: (page: string) => Promise<Page>) => Promise<void>,
): Promise<void> {
  // The browser caches a worker's script in the profile until the version changes, whatever the folder contains.
  rmSync(path.join(profile, 'Default/Service Worker'), { recursive: true, force: true });
  const { context, id, close } = await launchChromium({
    executable,
    extension,
    profile,
    headless: true,
    loopbackOnly: true,
  });
  try {
    await wait(SETTLE_MS);
    const address = (page: string) => `chrome-extension://${id}/${page}`;
    for (const page of context.pages()) if (page.url().startsWith(address(''))) await page.close();
    await wait(SETTLE_MS);
    await context.addInitScript({ content: WATCH_ROWS });
    await work(async (name) => {
      const page = await context.newPage();
      await page.setViewportSize({ width: 400, height: 600 });
      await page.goto(address(name));
      return page;
    });
  } finally {
    await close();
  }
}

async function opening(open: (page: string) => Promise<Page>, name: string): Promise<{ rows: number; paint: number }> {
  const page = await open(name);
  await page.waitForFunction(() => 'rowsAt' in globalThis, null, { polling: 50 });
  const found = await page.evaluate(() => ({
    rows: (globalThis as unknown as Global).rowsAt,
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  }));
  // Lets work after the first rows end before the page closes.
  await wait(200);
  await page.close();
  return found;
}
