import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { builtExtension } from '@/bench/built';
import { buildFloor } from '@/bench/floor/build-floor';
import { numberOf } from '@/bench/options';
import type { Measured } from '@/bench/report';
import { launchOverPipe, type PipeBrowser } from '@/bench/worker/devtools-pipe';
import { until } from '@/e2e/harness/until';
import { ensureBrowser } from '@/scripts/install-browser';

/** Beside the floor with the polyfill. */
const MAX_RATIO = 1.3;
/** What an installation and a start do must be over before a worker is stopped again, ms. */
const SETTLE_MS = 400;
/** The first starts compile the scripts. */
const WARM_UPS = 3;

/** How long a page waits for the answer of a worker that does not run, ms. */
const ASK = `(async () => {
  const began = performance.now();
  await chrome.runtime.sendMessage({ command: 'bench' });
  return performance.now() - began;
})()`;

interface Target {
  type: string;
  url: string;
}

/** Loads an extension and returns a function that stops its worker, then times the next start. */
async function loadInto(browser: PipeBrowser, extension: string): Promise<() => Promise<number>> {
  const { id } = (await browser.send('Extensions.loadUnpacked', { path: extension })) as { id: string };
  const page = await browser.open(`chrome-extension://${id}/manifest.json`);
  await page.send('ServiceWorker.enable');
  // Before it is stopped, it must be installed: until then it has no listeners.
  await until('the worker to be installed', () => page.evaluate(ASK).then(Number, () => 0));
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
    return page.evaluate<number>(ASK);
  };
}

/**
 * Measures how long a stopped worker takes until it answers a page, alternating with the floor's worker, `--runs` (21)
 * times. Nothing is attached to the workers.
 */
export async function measure(args: string[]): Promise<Measured[]> {
  const runs = numberOf(args, 'runs', 21);
  const folder = mkdtempSync(path.join(tmpdir(), 'lookout-worker-'));
  const extensions = [await builtExtension(), buildFloor(folder, { polyfill: true }), buildFloor(folder)];
  const browser = launchOverPipe(ensureBrowser());
  try {
    const found = await Promise.all(
      extensions.map(async (extension) => ({ start: await loadInto(browser, extension), times: [] as number[] })),
    );
    for (let run = -WARM_UPS; run < runs; run += 1) {
      for (const { start, times } of run % 2 ? found : [...found].reverse()) {
        const ms = await start();
        if (run >= 0) times.push(ms);
      }
    }
    const [own = [], polyfill = [], bare = []] = found.map(({ times }) => times);
    return [
      {
        what: 'worker: stopped to ready',
        unit: 'ms',
        own,
        floor: polyfill,
        floorIs: 'with polyfill',
        limit: MAX_RATIO,
        goesTo: 'loading and evaluating a script six times as large: putting services together, listeners, modules',
      },
      { what: 'worker: stopped to ready, bare', unit: 'ms', own, floor: bare, floorIs: 'without polyfill' },
    ];
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
