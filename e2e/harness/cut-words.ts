import type { Page } from 'playwright-core';

/**
 * Words of a page that cannot be read as it is now, one line each: that stand outside of the window where nothing scrolls
 * to them, that a box cuts off (with three dots or without), or that something lies upon which stays there.
 *
 * @param but a selector: what may be cut, because the page says it otherwise
 */
export async function cutWords(page: Page, but = '.heard'): Promise<string[]> {
  // Rows out of sight are not laid out, and could not be measured.
  // Our policy refuses a `<style>`.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.row { content-visibility: visible !important; }');
    document.adoptedStyleSheets.push(sheet);
  });
  const found = await page.evaluate((allowed) => {
    const TOLERANCE_PX = 1.5;
    const root = document.documentElement;
    const name = (element: Element) =>
      element.tagName.toLowerCase() + [...element.classList].map((each) => `.${each}`).join('');
    const lines = new Set<string>();
    if (root.scrollWidth > root.clientWidth + TOLERANCE_PX) lines.add(`the page is ${root.scrollWidth} px wide`);

    /** The box in which something may be seen, for each side whether what lies beyond it can be scrolled to. */
    const boxOf = (element: Element, { overflowX, overflowY }: CSSStyleDeclaration) => {
      const { left, top } = element.getBoundingClientRect();
      const [x, y] = [left + element.clientLeft, top + element.clientTop];
      return { element, x, y, right: x + element.clientWidth, bottom: y + element.clientHeight, overflowX, overflowY };
    };
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll';

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement;
      const words = node.nodeValue?.trim() ?? '';
      if (!holder || words === '' || holder.closest(`${allowed}, [aria-hidden="true"], script, style, noscript`))
        continue;
      if (!holder.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
      const said = `"${words.slice(0, 40)}" in ${name(holder)}`;
      let judged = false;
      for (let each: Element | null = holder; each; each = each.parentElement) {
        const css = getComputedStyle(each);
        if (css.display === 'inline' || css.display === 'contents' || each === root || each === document.body) continue;
        const box = boxOf(each, css);
        // What scrolls within moves in here.
        if (scrolls(box.overflowX) || scrolls(box.overflowY)) judged = true;
        if (judged) break;
        const cutX =
          hides(box.overflowX) &&
          rects.some((r) => r.left < box.x - TOLERANCE_PX || r.right > box.right + TOLERANCE_PX);
        const cutY =
          hides(box.overflowY) &&
          rects.some((r) => r.top < box.y - TOLERANCE_PX || r.bottom > box.bottom + TOLERANCE_PX);
        if (!cutX && !cutY) continue;
        lines.add(`${said}: cut by ${name(each)}`);
        judged = true;
      }
      if (judged) continue;
      if (rects.some(({ left, right }) => left < -TOLERANCE_PX || right > root.clientWidth + TOLERANCE_PX)) {
        lines.add(`${said}: outside of the window`);
      }
      for (const rect of rects) {
        const [x, y] = [rect.left + rect.width / 2, rect.top + rect.height / 2];
        const upon = document.elementFromPoint(x, y);
        if (!upon?.checkVisibility({ opacityProperty: true }) || upon.contains(holder) || holder.contains(upon))
          continue;
        // Bars, menus and dialogs go away, or what is below them scrolls out.
        let passes = false;
        for (let each: Element | null = upon; each && !each.contains(holder); each = each.parentElement) {
          passes ||= ['fixed', 'sticky'].includes(getComputedStyle(each).position) || each.matches('dialog, fieldset');
        }
        if (!passes) lines.add(`${said}: under ${name(upon)}`);
      }
    }
    return [...lines];
  }, but);
  await page.evaluate(() => document.adoptedStyleSheets.pop());
  return found;
}
