import type { Page } from 'playwright-core';
import { openBench } from '@/bench/popup/open-bench';
import type { Measured } from '@/bench/report';

/** Rows of a day of 50 people, each in a check of its own; the panel has shown some before. */
const ROWS = 500;
const BEFORE = 50;
const WIDTH = { width: 400, height: 800 };
const MAX_GROWTH_MB = 5;
const MAX_TASK_MS = 50;
/** Time for the panel to draw a row, ms. */
const PAUSE_MS = 120;

const WATCH_TASKS = `globalThis.longTasks = [];
new PerformanceObserver((list) => globalThis.longTasks.push(...list.getEntries().map(({ duration }) => duration)))
  .observe({ type: 'longtask' });`;

type Global = { addRows(name: string, first: number, count: number): Promise<number>; longTasks: number[] };

/** Heap of the page after a collection, MB. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}

/**
 * A panel that stays open while a day of rows arrives, one by one: its heap at the end beside that at the beginning.
 */
export async function measureOpenPanel(): Promise<Measured[]> {
  const { context, driver, address, database, close } = await openBench({ seed: 'bench/panel/seed.ts' });
  try {
    const add = (first: number, count: number) =>
      driver.evaluate(([name, from, many]) => (globalThis as unknown as Global).addRows(name, from, many), [
        database,
        first,
        count,
      ] as const);
    await add(1, BEFORE);
    const panel = await context.newPage();
    await panel.setViewportSize(WIDTH);
    await panel.goto(address('sidepanel.html'));
    await panel.locator('.row').first().waitFor();
    for (let row = 0; row < BEFORE; row += 1) {
      await add(1 + BEFORE + row, 1);
      await panel.waitForTimeout(PAUSE_MS);
    }
    const began = await heapOf(panel);
    await panel.evaluate(WATCH_TASKS);
    const first = 1 + 2 * BEFORE;
    let cards = 0;
    for (let row = 0; row < ROWS; row += 1) {
      cards = await add(first + row, 1);
      await panel.waitForTimeout(PAUSE_MS);
    }
    const tasks = await panel.evaluate(() => (globalThis as unknown as Global).longTasks);
    const newest = await panel.locator('.row').first().textContent();
    console.log(`${cards} rows stored; the first one shown: ${newest}; ${tasks.length} tasks over ${MAX_TASK_MS} ms`);
    return [
      {
        what: 'panel: heap after a day of 500 rows, more than at its start',
        unit: 'MB',
        own: [(await heapOf(panel)) - began],
        limit: MAX_GROWTH_MB,
      },
      { what: 'panel: longest task from a new row', unit: 'ms', own: [Math.max(0, ...tasks)], limit: MAX_TASK_MS },
    ];
  } finally {
    await close();
  }
}
