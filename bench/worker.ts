import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { builtExtension } from '@/bench/built';
import { buildFloor } from '@/bench/floor/build-floor';
import { numberOf } from '@/bench/options';
import type { Measured } from '@/bench/report';
import { median } from '@/bench/stats';
import { launchOverPipe, type PipeBrowser } from '@/bench/worker/devtools-pipe';
import { ASK_MARKS, partsOf, type StartParts, withProbe } from '@/bench/worker/probe';
import { until } from '@/e2e/harness/until';
import { ensureBrowser } from '@/scripts/install-browser';

/** Maximum ratio to the floor with the polyfill. */
const MAX_RATIO = 1.3;
/** Time for the work of an installation and a start to end before the worker is stopped again, ms. */
const SETTLE_MS = 400;
/** The first starts compile the scripts. */
const WARM_UPS = 3;

/** Measures in a page how long it waits for the answer of a stopped worker, ms. */
const ASK = `(async () => {
  const began = performance.now();
  await chrome.runtime.sendMessage({ command: 'bench' });
  return performance.now() - began;
})()`;

interface Target {
  type: string;
  url: string;
}

/** Loads an extension and returns a function that stops its worker, then asks it, which starts it. */
async function loadInto<Answer>(browser: PipeBrowser, extension: string, ask: string): Promise<() => Promise<Answer>> {
  const { id } = (await browser.send('Extensions.loadUnpacked', { path: extension })) as { id: string };
  const page = await browser.open(`chrome-extension://${id}/manifest.json`);
  await page.send('ServiceWorker.enable');
  // Before it is stopped, it must be installed: until then it has no listeners.
  await until('the worker to be installed', () =>
    page.evaluate(ask).then(
      () => true,
      () => false,
    ),
  );
  const isRunning = async () => {
    const { targetInfos } = (await browser.send('Target.getTargets')) as { targetInfos: Target[] };
    return targetInfos.some(({ type, url }) => type === 'service_worker' && url.includes(id));
  };
  return async () => {
    await wait(SETTLE_MS);
    await until('the worker to be gone', async () => {
      await page.send('ServiceWorker.stopAllWorkers');
      return !(await isRunning());
    });
    return page.evaluate<Answer>(ask);
  };
}

/** Calls each in turns, `runs` times after some that only warm up. */
async function inTurns<Answer>(starts: readonly (() => Promise<Answer>)[], runs: number): Promise<Answer[][]> {
  const found = starts.map((start) => ({ start, answers: [] as Answer[] }));
  for (let run = -WARM_UPS; run < runs; run += 1) {
    for (const { start, answers } of run % 2 ? found : [...found].reverse()) {
      const answer = await start();
      if (run >= 0) answers.push(answer);
    }
  }
  return found.map(({ answers }) => answers);
}

const PARTS: readonly [keyof StartParts, string][] = [
  ['before', 'until its first line'],
  ['load', 'loading its script'],
  ['services', 'modules and services'],
  ['listeners', 'listeners'],
  ['rest', 'until the message arrives'],
];

/** The parts of a start, measured with copies that note the time. */
function linesOf(own: readonly StartParts[], floor: readonly StartParts[]): Measured[] {
  const times = (found: readonly StartParts[], part: keyof StartParts) => found.map((each) => each[part]);
  return PARTS.map(([part, name]) => ({
    what: `of it: ${name}`,
    unit: 'ms',
    own: times(own, part),
    // The floor's whole script is in the line before.
    ...(part === 'listeners' ? {} : { floor: times(floor, part), floorIs: 'with polyfill' }),
  }));
}

/** What takes the time beyond the floor's, largest first. */
function beyond(lines: readonly Measured[]): string {
  const more = lines.map(({ what, own, floor }) => ({ what, ms: median(own) - (floor ? median(floor) : 0) }));
  const parts = more.filter(({ ms }) => ms > 0).sort((a, b) => b.ms - a.ms);
  return `more than the floor, ms: ${parts.map(({ what, ms }) => `${what.slice('of it: '.length)} ${ms.toFixed(1)}`).join(', ')}`;
}

/**
 * Measures how long a stopped worker takes until it answers a page, alternating with the floor's worker, `--runs` (21)
 * times. Nothing is attached to the workers. Then measures the parts of a start with copies of both.
 */
export async function measure(args: string[]): Promise<Measured[]> {
  const runs = numberOf(args, 'runs', 21);
  const folder = mkdtempSync(path.join(tmpdir(), 'lookout-worker-'));
  const extension = await builtExtension();
  const floor = buildFloor(folder, { polyfill: true });
  const browser = launchOverPipe(ensureBrowser());
  try {
    const load = <Answer>(each: string, ask: string) => loadInto<Answer>(browser, each, ask);
    const starts = [extension, floor, buildFloor(folder)].map((each) => load<number>(each, ASK));
    const [own = [], polyfill = [], bare = []] = await inTurns(await Promise.all(starts), runs);
    const copies = [withProbe(extension, folder, 'own'), withProbe(floor, folder, 'floor')];
    const probes = copies.map((each) => load<Parameters<typeof partsOf>[0]>(each, ASK_MARKS));
    const [ownMarks = [], floorMarks = []] = await inTurns(await Promise.all(probes), runs);
    const lines = linesOf(ownMarks.map(partsOf), floorMarks.map(partsOf));
    return [
      {
        what: 'worker: stopped to ready',
        unit: 'ms',
        own,
        floor: polyfill,
        floorIs: 'with polyfill',
        limit: MAX_RATIO,
        goesTo: beyond(lines),
      },
      ...lines,
      { what: 'worker: stopped to ready, bare', unit: 'ms', own, floor: bare, floorIs: 'without polyfill' },
    ];
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
