import { type Browser, browser } from 'wxt/browser';
import { storageItem } from '@/utils/lib/storage-item';

/** URL of a page -> the tab opened for it. Session storage, because tab ids end with the browser session. */
const tabs = storageItem(
  () => browser.storage.session,
  'tabs',
  (stored) => (stored as Record<string, number> | undefined) ?? {},
);
const MAX_REMEMBERED_TABS = 50;

/**
 * Shows a page in the tab that was opened for it before, else in a new tab, and brings its window to the front.
 * Browsers reveal the URL of a tab only for extension pages. So an extension page is opened in a new tab if its tab has
 * navigated elsewhere; a tab opened for Trakt comes forward even if it has navigated, unless to an extension page.
 * Seeing every URL would need a permission, and listening for navigation would wake the worker for every page that
 * anybody opens.
 */
export async function showPage(url: string): Promise<void> {
  const { [url]: known, ...others } = await tabs.read();
  const tab = (known !== undefined && (await focus(known, url))) || (await open(url));
  if (tab?.id === undefined) return;
  const latest = Object.entries({ ...others, [url]: tab.id }).slice(-MAX_REMEMBERED_TABS);
  await tabs.write(Object.fromEntries(latest));
}

/** Null if the tab is closed or shows something else. */
async function focus(id: number, url: string): Promise<Browser.tabs.Tab | null> {
  try {
    const { url: there, pendingUrl } = await browser.tabs.get(id);
    const shown = pendingUrl || there;
    const isOurs = url.startsWith(browser.runtime.getURL('/'));
    if (isOurs ? withoutHash(shown) !== withoutHash(url) : shown !== undefined && shown !== url) return null;
    // Moves to another section of the same page.
    const section = isOurs && shown !== url ? { url } : {};
    const tab = await browser.tabs.update(id, { active: true, ...section });
    if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
    return tab ?? null;
  } catch {
    return null;
  }
}

const withoutHash = (url: string | undefined) => url?.split('#', 1)[0];

async function open(url: string) {
  try {
    const tab = await browser.tabs.create({ url });
    await browser.windows.update(tab.windowId, { focused: true });
    return tab;
  } catch {
    // The browser has no open window.
    return (await browser.windows.create({ url }))?.tabs?.[0];
  }
}
