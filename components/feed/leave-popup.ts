import { browser } from 'wxt/browser';

/** Closes the popup after something opened in a tab; Chromium does so by itself. The same page in a tab stays. */
export function leavePopup(): void {
  if (browser.extension.getViews({ type: 'popup' }).includes(window)) window.close();
}
