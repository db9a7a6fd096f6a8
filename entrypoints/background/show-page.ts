import { type Browser, browser } from 'wxt/browser';
import { storageItem } from '@/utils/lib/storage-item';

/** Which tab was opened for which page; gone with the browser, and of no use after that. */
const tabs = storageItem(
  () => browser.storage.session,
  'tabs',
  (stored) => (stored as Record<string, number> | undefined) ?? {},
);
const MAX_REMEMBERED_TABS = 50;

/**
 * Shows a page in the tab that was opened for it before, else in a new one, with its window in front. Browsers tell where
 * a tab is for pages of ours alone. So a page of ours is opened anew where its tab was taken elsewhere; a tab at Trakt
 * that people have taken elsewhere comes forward all the same, unless that is a page of ours. To hear of each address
 * would need a permission, and to hear that there is another would wake the worker for every page that anybody opens.
 */
export async function showPage(url: string): Promise<void> {
  const { [url]: known, ...others } = await tabs.read();
  const tab = (known !== undefined && (await focus(known, url))) || (await open(url));
  if (tab?.id === undefined) return;
  const latest = Object.entries({ ...others, [url]: tab.id }).slice(-MAX_REMEMBERED_TABS);
  await tabs.write(Object.fromEntries(latest));
}

/** Null where the tab is closed, or shows something else. */
async function focus(id: number, url: string): Promise<Browser.tabs.Tab | null> {
  try {
    const { url: there, pendingUrl } = await browser.tabs.get(id);
    const shown = pendingUrl || there;
    const isOurs = url.startsWith(browser.runtime.getURL('/'));
    if (isOurs ? withoutHash(shown) !== withoutHash(url) : shown !== undefined && shown !== url) return null;
    // Another section of the same page is one step away.
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
    // The browser runs without a window.
    return (await browser.windows.create({ url }))?.tabs?.[0];
  }
}
