import type { Page } from 'playwright-core';

/**
 * Text of a page that cannot be read as it is now, one line each: outside the window without a way to scroll to it, cut
 * off by a box (with or without an ellipsis), or covered by something that stays there.
 *
 * @param but selector for text that may be cut, because the page repeats it elsewhere
 */
export async function cutWords(page: Page, but = '.heard'): Promise<string[]> {
  // Rows out of sight have no layout and cannot be measured.
  // The extension's policy refuses a `<style>`.
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

    /** The box in which something can be visible; for each side, whether scrolling reaches beyond it. */
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
        // Content that scrolls inside moves into this box.
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
        // Bars, menus and dialogs close, or the content below them can be scrolled out.
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
