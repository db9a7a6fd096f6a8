import { browser } from 'wxt/browser';

/** Closes the popup after something opened in a tab, which Chromium does by itself. A feed page in a tab stays open. */
export function leavePopup(): void {
  if (browser.extension.getViews({ type: 'popup' }).includes(window)) window.close();
}
