import type { Browser } from 'webextension-polyfill';
import { OURS } from './firefox';
import type { Lookout } from './lookout';

declare const chrome: Browser;

/** Presses the toolbar button. */
export async function pressToolbarButton({ context, firefox, id }: Lookout): Promise<void> {
  if (firefox) {
    await firefox.inside(`(async () => {
      const win = Services.wm.getMostRecentWindow('navigator:browser');
      await ${OURS}.apiManager.global.browserActionFor(${OURS}).triggerAction(win);
      return null;
    })()`);
    return;
  }
  const browser = await context.browser()?.newBrowserCDPSession();
  if (!browser) throw new Error('The browser gives no debugging session');
  const { targetInfos } = await browser.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const send = browser.send.bind(browser) as (method: string, params: object) => Promise<unknown>;
  await send('Extensions.triggerAction', { id, targetId: targetInfos[0]?.targetId });
  await browser.detach();
}

export interface PanelView {
  /** Texts of its rows, from the top. */
  rows: string[];
  /** Inner width, CSS pixels. */
  width: number;
  /** When its page was loaded, ms UTC. */
  loadedAt: number;
}

/** What the browser's own side panel (in Firefox: sidebar) shows; null while it is closed. */
export const panelView = ({ driver }: Lookout): Promise<PanelView | null> =>
  driver.evaluate(() => {
    const panel = chrome.extension.getViews().find(({ location }) => location.pathname === '/sidepanel.html');
    if (!panel) return null;
    return {
      rows: [...panel.document.querySelectorAll('.row')].map((row) => row.textContent ?? ''),
      width: panel.innerWidth,
      loadedAt: panel.performance.timeOrigin,
    };
  });
