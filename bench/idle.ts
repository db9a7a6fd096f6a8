import { openExtensionPage } from '@/bench/idle/open-page';
import type { Planned } from '@/bench/idle/seed';
import { numberOf } from '@/bench/options';
import type { Measured } from '@/bench/report';
import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { serveSandbox } from '@/sandbox/serve';
import { createWorld } from '@/sandbox/world';
import type { WorkCounts } from '@/tests/count-calls';
import { DAY, MINUTE } from '@/utils/lib/time';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';

/** Beside bare fetches of the same answers. */
const MAX_RATIO = 1.5;
const MAX_TRANSACTIONS = 8;
const MAX_STORAGE_CALLS = 4;
const MAX_PLANNING_MS = 50;
const MAX_PLANNING_RUNS = 15;
/** 8 listings each. */
const PLANNED_PEOPLE = 1000;
const PEOPLE = Array.from({ length: 10 }, (_, index) => `person${index}`);
const CHECK = DEFAULT_SETTINGS.checkMinutes * MINUTE;

type Global = {
  start(origin: string, clientId: string, people: readonly string[]): Promise<void>;
  check(ahead: number, trigger?: 'tick' | 'now'): Promise<{ ms: number; requests: number }>;
  bare(): Promise<number>;
  counted(ahead: number): Promise<WorkCounts>;
  seedPlan(people: number): Promise<void>;
  plan(): Promise<Planned>;
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
  const { page, close } = await openExtensionPage('bench/idle/seed.ts').catch(async (error: unknown) => {
    await closeSandbox();
    throw error;
  });
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
      ...(await measurePlanning(Math.min(runs, MAX_PLANNING_RUNS), {
        seed: () => page.evaluate((many) => (globalThis as unknown as Global).seedPlan(many), PLANNED_PEOPLE),
        plan: () => page.evaluate(() => (globalThis as unknown as Global).plan()),
      })),
    ];
  } finally {
    await close();
    await closeSandbox();
  }
}

interface Planning {
  seed(): Promise<void>;
  plan(): Promise<Planned>;
}

async function measurePlanning(runs: number, { seed, plan }: Planning): Promise<Measured[]> {
  await seed();
  const found: Planned[] = [];
  for (let run = -1; run < runs; run += 1) {
    const each = await plan();
    if (run >= 0) found.push(each);
  }
  const total = found.map(({ read, streams, plan: planning, states }) => read + streams + planning + states);
  const floor = found.map(({ bare }) => bare);
  const of = (part: Exclude<keyof Planned, 'bare' | 'listings'>) => found.map((each) => each[part]);
  const goesTo = 'see the lines below it';
  const listings = (found[0]?.listings ?? 0).toLocaleString('en');
  return [
    { what: `planning of ${listings} listings`, unit: 'ms', own: total, limit: MAX_PLANNING_MS, goesTo },
    { what: 'of it: reading their outlines', unit: 'ms', own: of('read'), floor, floorIs: 'all states read' },
    { what: 'of it: which listings there are', unit: 'ms', own: of('streams') },
    { what: 'of it: which to read now', unit: 'ms', own: of('plan') },
    { what: 'of it: the states of the first of these', unit: 'ms', own: of('states') },
    { what: 'planning: listings to read now', unit: 'count', own: of('due') },
  ];
}
