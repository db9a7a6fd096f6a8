import type { Page } from 'playwright-core';
import { databaseName } from '@/utils/server/connection';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import type { Story } from './stories.ts';
import { ORIGIN, SETTINGS, STREAMS } from './world.ts';

/**
 * What a story's pages find in storage and database.
 *
 * @param elsewhere true: the build is for another server, so the settings must choose Trakt's own
 */
export function worldOf(story: Story, elsewhere = false) {
  const protocol = story.protocol ?? 'v2';
  const server = story.settings?.server ?? (elsewhere ? { protocol, origin: ORIGIN } : DEFAULT_SETTINGS.server);
  return {
    name: databaseName({ protocol, apiOrigin: server?.origin ?? ORIGIN }),
    cards: story.cards ?? [],
    unread: story.unread ?? 0,
    streams: story.streams ?? STREAMS,
    budget: story.budget ?? null,
    settings: { ...SETTINGS, ...story.settings, server },
    signals: { ...story.signals, storyReplies: story.replies ?? {} },
    store: story.store ?? 'good',
    local: story.local ?? {},
  };
}

/** Replaces the content of storage and database. @param page a page of the extension that reads neither */
export async function fill(page: Page, world: ReturnType<typeof worldOf>): Promise<void> {
  await page.evaluate(`(${FILL})(${JSON.stringify(world)})`);
}

const FILL = `async ({ name, cards, unread, streams, budget, settings, signals, store, local }) => {
  localStorage.clear();
  await chrome.storage.local.clear();
  await chrome.storage.local.set({ settings, ...local });
  await chrome.storage.session.clear();
  await chrome.storage.session.set(signals);
  const STORES = ['cards', 'unread', 'streams', 'poller'];
  const open = (version) => new Promise((done) => {
    const request = indexedDB.open(name, version);
    request.onerror = () => done(null);
    request.onsuccess = () => done(request.result);
    request.onupgradeneeded = () => {
      const db = request.result;
      if (store !== 'good') return;
      const cards = db.createObjectStore('cards', { keyPath: 'key' });
      cards.createIndex('id', 'id', { unique: true });
      cards.createIndex('facets', 'facets', { multiEntry: true });
      db.createObjectStore('outbox', { keyPath: 'id' });
      for (const store of ['unread', 'seen', 'poller']) db.createObjectStore(store);
      for (const store of ['streams', 'tallies', 'images']) db.createObjectStore(store, { keyPath: 'key' });
    };
  });
  const remove = () => new Promise((done) => { const request = indexedDB.deleteDatabase(name); request.onsuccess = request.onerror = request.onblocked = done; });
  if (store !== 'good') await remove();
  let db = await open(store === 'newer' ? 99 : 1);
  if (store !== 'good') return db.close();
  /* The one of an earlier story may be unusable. */
  if (!db || !db.objectStoreNames.contains('cards')) {
    db?.close();
    await remove();
    db = await open(1);
  }
  const tx = db.transaction(STORES, 'readwrite');
  for (const each of STORES) tx.objectStore(each).clear();
  for (const card of cards) tx.objectStore('cards').put(card);
  for (const card of cards.slice(0, unread)) tx.objectStore('unread').put(card.key, card.key);
  for (const stream of streams) tx.objectStore('streams').put(stream);
  if (budget) tx.objectStore('poller').put({ budget, lastCheck: null }, 'poller');
  await new Promise((done) => { tx.oncomplete = done; });
  db.close();
}`;

/** The window of a story, CSS px. A popup grows with the zoom up to 800 x 600 px: it keeps its width. */
export function sizeOf({ page, width }: Story, zoom = 1): { width: number; height: number } {
  const [usual, height] = page.startsWith('options.html')
    ? [1180 / zoom, 860]
    : page.startsWith('feed.html')
      ? [1000 / zoom, 800]
      : [400, page === 'popup.html' ? 600 : 800];
  return { width: width ?? usual, height: height / zoom };
}

/** Waits until a page has drawn what comes after its first paint, and nothing moves. */
export async function settled(page: Page): Promise<void> {
  await page.locator('.tool[aria-haspopup], .pictures, #section-title').first().waitFor();
  await page.evaluate(still(80));
}

/** Script that ends when nothing in the page has changed for so long, at the latest after 3 s. */
export const still = (ms: number): string => `new Promise((done) => {
  const end = () => { clearTimeout(last); clearTimeout(quiet); observer.disconnect(); done(); };
  let quiet;
  const wait = () => { clearTimeout(quiet); quiet = setTimeout(end, ${ms}); };
  const observer = new MutationObserver(wait);
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const last = setTimeout(end, 3000);
  wait();
})`;

/** Runs a story's steps in a page. */
export async function act(page: Page, steps: Story['act'] = []): Promise<void> {
  for (const [what, selector, value = ''] of steps) {
    if (what === 'click') await page.click(selector);
    if (what === 'fill') await page.fill(selector, value);
    if (what === 'press') await page.keyboard.press(value);
    if (what === 'select') await page.selectOption(selector, value);
    if (what === 'scroll') await page.mouse.wheel(0, Number(value));
    if (what === 'file')
      await page.setInputFiles(selector, {
        name: 'settings.json',
        mimeType: 'application/json',
        buffer: Buffer.from(value),
      });
    // A search starts after typing has paused.
    await page.evaluate(still(what === 'fill' ? 200 : 80));
  }
}
