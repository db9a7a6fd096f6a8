import type { Page } from 'playwright-core';

/** Controls of a page. Their labels count as part of them. */
const CONTROLS =
  'a[href], button, summary, select, textarea, input:not([type="hidden"], [type="file"], :disabled), [role="article"][tabindex]';

interface Spot {
  /** Number that `spotsOf` has given to the control. */
  id: number;
  /** Everything that its layout may depend on. */
  kind: string;
}

/**
 * Numbers the controls that can be used now: those of an open menu, dialog or list, if there is one. Returns a line for
 * each that is covered or cut off even after scrolling to it, and the others. A control is free if the element at its
 * middle is the control itself, something in it, or its label. An element around it there means that a box has cut the
 * control off.
 */
const spotsOf = (page: Page): Promise<{ covered: string[]; spots: Spot[] }> =>
  page.evaluate(async (controls) => {
    for (const old of document.querySelectorAll('[data-spot]')) old.removeAttribute('data-spot');
    const covered: string[] = [];
    const spots: Spot[] = [];
    const nameOf = (element: Element) =>
      element.tagName.toLowerCase() + [...element.classList].map((each) => `.${each}`).join('');
    /** The element at the middle of this one after scrolling to it; undefined if this one has no box. */
    const uponOf = (element: HTMLElement) => {
      element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
      const box = [...element.getClientRects()].find(({ width, height }) => width > 2 && height > 2);
      return box && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    };
    const inner = ['[role="menu"]', 'dialog[open]', '.facets']
      .map((open) => document.querySelector(open))
      .find(Boolean);
    for (const [id, element] of [...(inner ?? document).querySelectorAll<HTMLElement>(controls)].entries()) {
      const { labels } = element as HTMLInputElement;
      const parts = [element, ...(labels ?? [])];
      // A radio button may be drawn by its label alone.
      const shown = parts.find((part) => {
        const { width, height } = part.getBoundingClientRect();
        return width > 2 && height > 2 && part.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      });
      if (!shown) continue;
      shown.dataset.spot = String(id);
      const belongs = (to?: Element | null) => Boolean(to && parts.some((part) => part.contains(to)));
      let upon = uponOf(shown);
      if (!belongs(upon)) {
        // Rows that were out of sight are drawn, and get their height, in the next frame.
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        upon = uponOf(shown);
      }
      // It went away with what was drawn.
      if (upon === undefined) continue;
      const isFree = belongs(upon);
      if (!isFree)
        covered.push(
          `${nameOf(shown)} "${shown.textContent?.trim().slice(0, 30)}" under ${upon ? nameOf(upon) : 'nothing'}`,
        );
      const states = ['aria-pressed', 'aria-expanded', 'aria-disabled', 'type'].map((each) =>
        element.getAttribute(each),
      );
      if (isFree && !(element instanceof HTMLSelectElement))
        spots.push({ id, kind: [nameOf(shown), nameOf(shown.parentElement ?? shown), ...states].join() });
    }
    return { covered, spots };
  }, CONTROLS);

/** From now on clicks have no effect; the last one's target is remembered. */
const catchClicks = (page: Page) =>
  page.evaluate(() => {
    const here = globalThis as { clickedOn?: Element | null; catches?: boolean };
    if (here.catches) return;
    here.catches = true;
    document.addEventListener('dragstart', (event) => event.preventDefault(), true);
    document.addEventListener(
      'click',
      (event) => {
        here.clickedOn = event.target as Element;
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      true,
    );
  });

/**
 * Presses a control with the mouse, after focusing the page's search field. True if the click arrived; null if the
 * control could not be pressed, because it disappeared or the search field took its place.
 */
async function pressed(page: Page, id: number): Promise<boolean | null> {
  const point = await page.evaluate(async (spot) => {
    (globalThis as { clickedOn?: Element | null }).clickedOn = null;
    const element = document.querySelector<HTMLElement>(`[data-spot="${spot}"]`);
    if (!element) return null;
    document.querySelector<HTMLElement>('#feed-search, input[type="search"]')?.focus({ preventScroll: true });
    const twoFrames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    // Draws what the focus changes before the mouse moves.
    await twoFrames();
    element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    // Rows that were out of sight get their height in the next frame.
    await twoFrames();
    const box = [...element.getClientRects()].find(({ width, height }) => width > 2 && height > 2);
    if (!box) return null;
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const upon = document.elementFromPoint(x, y);
    return element.contains(upon) ? { x, y } : null;
  }, id);
  if (!point) return null;
  await page.mouse.move(point.x, point.y);
  await page.mouse.down();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.mouse.up();
  return page.evaluate((spot) => {
    const { clickedOn } = globalThis as { clickedOn?: Element | null };
    const element = document.querySelector(`[data-spot="${spot}"]`);
    // Released elsewhere, the click goes to what contains both places.
    return (
      !element || Boolean(clickedOn && (element.contains(clickedOn) || clickedOn.closest('label')?.contains(element)))
    );
  }, id);
}

/** Controls of a page that something covers, or that are out of reach, one line each. */
export const coveredControls = async (page: Page): Promise<string[]> => (await spotsOf(page)).covered;

/**
 * Controls of a page that are covered, or move away between press and release, one line each.
 *
 * @param seen kinds of controls that were pressed before; they are not pressed again
 */
export async function lostClicks(page: Page, seen: Set<string>): Promise<string[]> {
  const { covered, spots } = await spotsOf(page);
  const found = covered;
  for (const { id, kind } of spots) {
    if (seen.has(kind)) continue;
    await catchClicks(page);
    const arrived = await pressed(page, id);
    // Another control of the same kind may still be pressed.
    if (arrived === null) continue;
    seen.add(kind);
    if (!arrived) found.push(`${kind}: moves between press and release`);
  }
  return found;
}
