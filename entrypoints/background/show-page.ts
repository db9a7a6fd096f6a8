import { browser } from 'wxt/browser';

/** Which tab was opened for which page; gone with the browser, and of no use after that. */
const TABS = 'tabs';
const MOST_TABS = 50;

/**
 * Shows a page in the tab that was opened for it before, else in a new one, with its window in front. Without the `tabs`
 * permission nobody tells where a tab has gone since: one that people have taken elsewhere is theirs, and comes forward
 * all the same.
 */
export async function showPage(url: string): Promise<void> {
  const stored = (await browser.storage.session.get(TABS))[TABS] as Record<string, number> | undefined;
  const { [url]: known, ...others } = stored ?? {};
  const tab = (known !== undefined && (await focus(known))) || (await open(url));
  if (tab?.id === undefined) return;
  const tabs = Object.entries({ ...others, [url]: tab.id }).slice(-MOST_TABS);
  await browser.storage.session.set({ [TABS]: Object.fromEntries(tabs) });
}

/** Null where the tab is closed. */
async function focus(id: number) {
  try {
    const tab = await browser.tabs.update(id, { active: true });
    if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
    return tab ?? null;
  } catch {
    return null;
  }
}

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
