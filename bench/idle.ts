import type { Page } from 'playwright-core';
import { type ExtensionPage, openExtensionPage } from '@/bench/idle/open-page';
import type { Planned } from '@/bench/idle/seed';
import { numberOf } from '@/bench/options';
import type { Measured } from '@/bench/report';
import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { serveSandbox } from '@/sandbox/serve';
import { createWorld } from '@/sandbox/world';
import type { WorkCounts } from '@/tests/count-calls';
import { DAY, MINUTE } from '@/utils/lib/time';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';

/** Maximum ratio to bare fetches of the same answers. */
const MAX_RATIO = 1.5;
const MAX_TRANSACTIONS = 8;
const MAX_STORAGE_CALLS = 4;
const MAX_PLANNING_MS = 50;
const MAX_PLANNING_RUNS = 15;
/** With 8 listings each. */
const PLANNED_PEOPLE = 1000;
const PEOPLE = Array.from({ length: 10 }, (_, index) => `person${index}`);
const CHECK = DEFAULT_SETTINGS.checkMinutes * MINUTE;

type Global = {
  start(origin: string, clientId: string, people: readonly string[]): Promise<void>;
  check(ahead: number, trigger?: 'tick' | 'now'): Promise<{ ms: number; requests: number }>;
  bare(): Promise<number>;
  counted(ahead: number): Promise<WorkCounts>;
  seedPlan(people: number, since: number): Promise<void>;
  plan(people: number, since: number): Promise<Planned>;
  allStates(): Promise<number>;
};

/**
 * A check that finds nothing, in a real Chromium over the sandbox: the background's own code in a page, `--runs` (15)
 * times in turns with the same requests alone. Then the planning of 8,000 listings.
 */
export async function measure(args: string[]): Promise<Measured[]> {
  const runs = numberOf(args, 'runs', 15);
  let ahead = 0;
  const world = createWorld({ people: PEOPLE.map((username) => ({ username })), shows: [], movies: [], events: [] });
  const sandbox = createSandbox({ world, now: () => Date.now() + ahead, rateLimit: { limit: 1e9 } });
  const { origin, close: closeSandbox } = await serveSandbox(sandbox);
  const extension = await openExtensionPage('bench/idle/seed.ts').catch(async (error: unknown) => {
    await closeSandbox();
    throw error;
  });
  const { page, close } = extension;
  const check = (trigger: 'tick' | 'now') =>
    page.evaluate(([at, why]) => (globalThis as unknown as Global).check(at, why), [ahead, trigger] as const);
  try {
    await page.evaluate(([at, key, people]) => (globalThis as unknown as Global).start(at, key, people), [
      origin,
      SANDBOX_CLIENT_ID,
      PEOPLE,
    ] as const);
    // The first reads, and those that a day later decide how often each listing is read.
    await check('now');
    ahead += DAY;
    await check('now');
    const [own, floor, requests]: number[][] = [[], [], []];
    for (let run = -1; run < runs; run += 1) {
      ahead += CHECK;
      const found = await check('tick');
      const bare = await page.evaluate(() => (globalThis as unknown as Global).bare());
      // The first warms up.
      if (run < 0) continue;
      own?.push(found.ms);
      floor?.push(bare);
      requests?.push(found.requests);
    }
    ahead += CHECK;
    const counts = await page.evaluate((at) => (globalThis as unknown as Global).counted(at), ahead);
    const transactions = [counts.readonly + counts.readwrite];
    const calls = [counts.local + counts.session];
    return [
      { what: 'idle check: listings read', unit: 'count', own: requests ?? [] },
      {
        what: 'idle check',
        unit: 'ms',
        own: own ?? [],
        floor: floor ?? [],
        floorIs: 'bare fetches',
        limit: MAX_RATIO,
        goesTo:
          'the first listing is read alone; beside the requests, the store takes two fifths, reading bodies a tenth',
      },
      { what: 'idle check: transactions', unit: 'count', own: transactions, limit: MAX_TRANSACTIONS },
      { what: 'idle check: storage calls', unit: 'count', own: calls, limit: MAX_STORAGE_CALLS },
      ...(await measurePlanning(Math.min(runs, MAX_PLANNING_RUNS), extension)),
    ];
  } finally {
    await close();
    await closeSandbox();
  }
}

/** Times of one plan, and beside it of reading the states of all listings. */
type Plan = Planned & { bare: number };

/**
 * Measures planning in one page again and again, in turns with new pages, in which nothing is compiled yet, as in a new
 * worker.
 */
async function measurePlanning(runs: number, { page, inNewPage }: ExtensionPage): Promise<Measured[]> {
  const input = [PLANNED_PEOPLE, Date.now() - DAY] as const;
  await page.evaluate((given) => (globalThis as unknown as Global).seedPlan(...given), input);
  const plan = (where: Page) => where.evaluate((given) => (globalThis as unknown as Global).plan(...given), input);
  const allStates = (where: Page) => where.evaluate(() => (globalThis as unknown as Global).allStates());
  const warm: Plan[] = [];
  const cold: Plan[] = [];
  for (let run = -1; run < runs; run += 1) {
    const found = await plan(page);
    // In the new page, which is closed afterwards: there, the states of all listings need no garbage collection.
    const first = await inNewPage(async (other) => ({ ...(await plan(other)), bare: await allStates(other) }));
    if (run < 0) continue;
    warm.push({ ...found, bare: first.bare });
    cold.push(first);
  }
  const listings = (warm[0]?.listings ?? 0).toLocaleString('en');
  return [
    { ...whole(`planning of ${listings} listings`, warm), limit: MAX_PLANNING_MS, goesTo: 'see the lines below it' },
    ...partsOf(warm, 'of it'),
    whole(`planning of ${listings} listings, first in a worker`, cold),
    ...partsOf(cold, 'of that'),
    { what: 'planning: listings to read now', unit: 'count', own: warm.map(({ due }) => due) },
  ];
}

const whole = (what: string, found: readonly Plan[]): Measured => ({
  what,
  unit: 'ms',
  own: found.map(({ read, streams, plan, states }) => read + streams + plan + states),
});

function partsOf(found: readonly Plan[], name: string): Measured[] {
  const of = (part: Exclude<keyof Plan, 'listings'>) => found.map((each) => each[part]);
  return [
    { what: `${name}: reading outlines`, unit: 'ms', own: of('read'), floor: of('bare'), floorIs: 'all states read' },
    { what: `${name}: which listings there are`, unit: 'ms', own: of('streams') },
    { what: `${name}: which to read now`, unit: 'ms', own: of('plan') },
    { what: `${name}: the states of the first of these`, unit: 'ms', own: of('states') },
  ];
}
