/** Size of the popup's page, CSS pixels. */
export interface PopupSize {
  width: number;
  height: number;
}

/**
 * An expression for Firefox's chrome scope: presses the toolbar button, and returns the button's area and each size of
 * the popup from its first frame until it stayed the same for `restMs`. Then the popup closes.
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
  action.triggerAction(win);
  const given = Date.now() + 60000;
  let changed = null;
  const rests = () => changed !== null && Date.now() - changed > ${restMs} && !page()?.webProgress?.isLoadingDocument;
  while (Date.now() < given && !rests()) {
    await new Promise((next) => win.requestAnimationFrame(next));
    if (!page() || panel().state !== 'open') continue;
    const { width, height } = page().getBoundingClientRect();
    const last = sizes.at(-1);
    // Firefox shows an empty panel if the page takes longer than 200 ms.
    if (height < 20 || (last?.width === width && last.height === height)) continue;
    sizes.push({ width, height });
    changed = Date.now();
  }
  panel()?.hidePopup();
  return { area, sizes };
})()`;
