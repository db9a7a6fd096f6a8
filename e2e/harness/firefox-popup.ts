/** A size of the popup's page, CSS pixels. */
export interface PopupSize {
  width: number;
  height: number;
}

/**
 * An expression for Firefox's own scope: presses the toolbar button, and returns where the button is and each size that
 * the popup has from its first frame on, until it was the same for `restMs`. Then the popup closes.
 *
 * @param extension an expression for the extension
 */
export const toolbarPopup = (extension: string, restMs: number) => `(async () => {
  const win = Services.wm.getMostRecentWindow('navigator:browser');
  const action = ${extension}.apiManager.global.browserActionFor(${extension});
  const area = win.CustomizableUI.getPlacementOfWidget(action.id)?.area ?? null;
  const page = () => win.document.querySelector('.webextension-popup-browser');
  const sizes = [];
  action.triggerAction(win);
  const given = Date.now() + 30000;
  let changed = null;
  while (Date.now() < given && (changed === null || Date.now() - changed < ${restMs})) {
    await new Promise((next) => win.requestAnimationFrame(next));
    const panel = page()?.closest('panel');
    if (!panel || !['showing', 'open'].includes(panel.state)) continue;
    const { width, height } = page().getBoundingClientRect();
    if (width === 0) continue;
    const last = sizes.at(-1);
    if (last?.width === width && last.height === height) continue;
    sizes.push({ width, height });
    changed = Date.now();
  }
  page()?.closest('panel')?.hidePopup();
  return { area, sizes };
})()`;
