import { browser } from 'wxt/browser';
import type { ToolbarOpens } from '@/utils/settings/settings';

/** The panels of the two browsers, which the types of the API lack; see `settings/has-side-panel`. */
interface Panels {
  sidePanel?: {
    open(where: { windowId: number }): Promise<void>;
    setPanelBehavior(behavior: { openPanelOnActionClick: boolean }): Promise<void>;
  };
  sidebarAction?: { open(): Promise<void>; toggle(): Promise<void> };
}

const panels = () => browser as Panels;

/**
 * Sets what a click on the toolbar button opens. Chromium remembers it; Firefox forgets it when it ends or the add-on
 * is switched off. Never throws: a refusal is reported, and whatever called it goes on.
 */
export async function setToolbarButton(opens: ToolbarOpens): Promise<void> {
  const isPanel = opens === 'panel';
  try {
    if (import.meta.env.FIREFOX) await browser.action.setPopup({ popup: isPanel ? '' : 'popup.html' });
    else await panels().sidePanel?.setPanelBehavior({ openPanelOnActionClick: isPanel });
  } catch (error) {
    console.error(error);
  }
}

/**
 * Opens the panel of a window. Browsers allow that only in the very task of a click: nothing may be awaited before.
 *
 * @param windowId the window of the click; absent if the browser does not say
 */
export async function openPanel(windowId: number | undefined): Promise<void> {
  if (import.meta.env.FIREFOX) return panels().sidebarAction?.open();
  if (windowId !== undefined) await panels().sidePanel?.open({ windowId });
}

/** Firefox has no such behavior of its own: without a popup, the button's click comes here. */
export function listenToButton(): void {
  if (!import.meta.env.FIREFOX) return;
  browser.action.onClicked.addListener(() => {
    panels().sidebarAction?.toggle().catch(console.error);
  });
}
