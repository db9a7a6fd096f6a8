import type { BrowserContext, Page } from 'playwright-core';

/** Opens a new page of the extension and passes it to a measurement. */
export async function withPage<T>(
  context: BrowserContext,
  address: string,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 400, height: 600 });
  try {
    await page.goto(address);
    return await work(page);
  } finally {
    await page.close();
  }
}

/** When a selector first matched and its frame was drawn, ms since navigation start; recorded by the page itself. */
export const WATCH_ROWS = `(() => {
  const seen = () => {
    if (!document.querySelector('[data-card-id]')) return requestAnimationFrame(seen);
    requestAnimationFrame(() => setTimeout(() => { globalThis.rowsAt = performance.now(); }));
  };
  requestAnimationFrame(seen);
})()`;

/** First paint of any kind, ms since navigation start. */
export async function firstPaint(page: Page): Promise<number> {
  return page.evaluate(async () => {
    for (;;) {
      const [entry] = performance.getEntriesByName('first-contentful-paint');
      if (entry) return entry.startTime;
      await new Promise((done) => setTimeout(done, 5));
    }
  });
}

export interface Scrolled {
  /** Scrolled pixels, and the duration. */
  height: number;
  seconds: number;
  /** Duration of each frame, ms, ascending. */
  frames: number[];
  /** Tasks that blocked the page for more than 50 ms. */
  longTasks: number;
  /** MB */
  heap: number;
}

/** Scrolls by a screen and a half per frame until the end of the page is in the window. */
export async function scrollToEnd(page: Page, seconds: number): Promise<Scrolled> {
  return page.evaluate(async (most) => {
    let longTasks = 0;
    const observer = new PerformanceObserver((list) => {
      longTasks += list.getEntries().length;
    });
    observer.observe({ entryTypes: ['longtask'] });
    const began = performance.now();
    const frames: number[] = [];
    const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
    let before = await frame();
    for (let still = 0; still < 60 && performance.now() - began < most * 1000; ) {
      const at = scrollY;
      scrollBy({ top: 900, behavior: 'instant' });
      const now = await frame();
      frames.push(now - before);
      before = now;
      still = scrollY === at ? still + 1 : 0;
    }
    observer.disconnect();
    const memory = (performance as unknown as { memory?: { usedJSHeapSize: number } }).memory;
    return {
      height: Math.round(scrollY),
      seconds: (performance.now() - began) / 1000,
      frames: frames.sort((a, b) => a - b),
      longTasks,
      heap: (memory?.usedJSHeapSize ?? 0) / 2 ** 20,
    };
  }, seconds);
}

/**
 * Types into the search field. Returns when the first matching row appeared and when the search was complete, ms. If
 * nothing matches, both are the moment at which the page says so.
 */
export async function search(page: Page, words: string): Promise<{ first: number; all: number }> {
  return page.evaluate(async (typed) => {
    const field = document.querySelector<HTMLInputElement>('#feed-search');
    if (!field) throw new Error('There is no search field');
    const began = performance.now();
    const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
    field.value = typed;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const title = () => document.querySelector('[data-card-id] .row-title')?.textContent ?? '';
    const nothing = () => Boolean(document.querySelector('.search-line [role="status"]')?.textContent);
    let first = 0;
    for (;;) {
      await frame();
      const now = performance.now() - began;
      if (now > 60_000) throw new Error(`Still looking for "${typed}"; the first row is: ${title()}`);
      if (!first && (title().includes(typed) || nothing())) first = now;
      if (first && !document.querySelector('.search-line button')) return { first, all: now };
    }
  }, words);
}

/**
 * Opens a chip and checks its first box. Returns when the boxes appeared, and when only the matching rows were left,
 * ms.
 */
export async function filter(page: Page, chip: string): Promise<{ panel: number; rows: number }> {
  return page.evaluate(async (id) => {
    const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
    const began = performance.now();
    const until = async <T>(what: string, found: () => T | null | undefined | false): Promise<T> => {
      for (;;) {
        const value = found();
        if (value) return value;
        await frame();
        if (performance.now() - began > 60_000) throw new Error(`Still waiting for ${what} of ${id}`);
      }
    };
    document.getElementById(id)?.click();
    const box = await until('the boxes', () => document.querySelector<HTMLInputElement>('.facet input'));
    const panel = performance.now() - began;
    const drawn = () =>
      [...document.querySelectorAll<HTMLElement>('[data-card-id]')].map((row) => row.dataset.cardId).join(' ');
    const before = drawn();
    const clicked = performance.now();
    box.click();
    await until('the rows', () => document.querySelector('.chip.some') && drawn() !== '' && drawn() !== before);
    return { panel, rows: performance.now() - clicked };
  }, chip);
}

/** The minimum for reading: fifty cards, with nothing around it, ms. */
export async function rawRead(page: Page, database: string): Promise<number> {
  return page.evaluate(async (name) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const times: number[] = [];
    for (let run = 0; run < 9; run += 1) {
      const began = performance.now();
      await new Promise((resolve) => {
        db.transaction('cards').objectStore('cards').getAll(null, 50).onsuccess = resolve;
      });
      times.push(performance.now() - began);
    }
    db.close();
    return times.sort((a, b) => a - b)[4] ?? 0;
  }, database);
}
