/** Size of the popup's page, CSS pixels. */
interface PopupSize {
  width: number;
  height: number;
}

export interface OpenedPopup {
  /** Area of the window in which the button is. */
  area: string | null;
  /** Each size of the popup, from its first frame until it stayed the same for a while. */
  sizes: PopupSize[];
  /** The popup at the end, a PNG in base64. */
  picture: string;
}

/**
 * An expression for Firefox's chrome scope: presses the toolbar button, watches the popup until its size stayed the
 * same for `restMs`, and takes its picture. Then the popup closes.
 *
 * @param extension an expression for the extension
 */
export const toolbarPopup = (extension: string, restMs: number) => `(async () => {
  const win = Services.wm.getMostRecentWindow('navigator:browser');
  const action = ${extension}.apiManager.global.browserActionFor(${extension});
  const area = win.CustomizableUI.getPlacementOfWidget(action.id)?.area ?? null;
  // Before it is shown, the page loads in another, invisible panel.
  const panel = () => win.document.getElementById('customizationui-widget-panel');
  const page = () => panel()?.querySelector('.webextension-popup-browser');
  const sizes = [];
  // A notification is a window of its own here, and Firefox opens no popup in a window that is not the active one.
  win.focus();
  for (let left = 100; left > 0 && Services.focus.activeWindow !== win; left -= 1) {
    await new Promise((next) => win.setTimeout(next, 20));
  }
  action.triggerAction(win);
  const given = Date.now() + 60000;
  let changed = null;
  const rests = () => changed !== null && Date.now() - changed > ${restMs} && !page()?.webProgress?.isLoadingDocument;
  while (Date.now() < given && !rests()) {
    await new Promise((next) => win.requestAnimationFrame(next));
    if (!page() || panel().state !== 'open') continue;
    const { width, height } = page().getBoundingClientRect();
    const last = sizes.at(-1);
    // Firefox shows an empty panel while the page takes longer than 200 ms.
    if (height < 20 || (last?.width === width && last.height === height)) continue;
    sizes.push({ width, height });
    changed = Date.now();
  }
  if (!page()) throw new Error('The popup is not open: ' + panel()?.state + ' ' + JSON.stringify(sizes));
  const bitmap = await page().browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
  const canvas = win.document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
  [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
  canvas.getContext('2d').drawImage(bitmap, 0, 0);
  const picture = canvas.toDataURL('image/png').split(',')[1];
  panel()?.hidePopup();
  return { area, sizes, picture };
})()`;
