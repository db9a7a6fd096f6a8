import type { Page } from 'playwright-core';

/** More Tab stops than the first part of any screen has. */
const STOPS = 16;

/**
 * Goes through a page by Tab from the current focus, and reports where the focus would be invisible, one line each: no
 * outline, an outline cut off by a box, outside the window, or covered.
 */
export async function lostFocus(page: Page): Promise<string[]> {
  const found = new Set<string>();
  const seen = new Set<string>();
  for (let stop = 0; stop < STOPS; stop += 1) {
    const now = await page.evaluate<{ path: string; faults: string[] } | null>(LOOK);
    if (now && seen.has(now.path)) break;
    if (now) seen.add(now.path);
    for (const fault of now?.faults ?? []) found.add(fault);
    await page.keyboard.press('Tab');
  }
  return [...found];
}

/** Null if nothing has the focus. In words, so that the same element reads the same in every page. */
const LOOK = `(() => {
  const element = document.activeElement;
  /* After a click, no outline is wanted. */
  if (!element || element === document.body || !element.matches(':focus-visible')) return null;
  const name = element.tagName.toLowerCase() + (element.id ? '#' + element.id : '') + [...element.classList].map((each) => '.' + each).join('');
  const path = [];
  for (let each = element; each; each = each.parentElement) path.push([...(each.parentElement?.children ?? [])].indexOf(each));
  const faults = [];
  const css = getComputedStyle(element);
  const width = parseFloat(css.outlineWidth);
  const drawn = css.outlineStyle !== 'none' && width >= 1 && css.outlineColor !== 'rgba(0, 0, 0, 0)';
  if (!drawn) faults.push('no outline: ' + name);
  const { left, top, right, bottom } = element.getBoundingClientRect();
  if (right - left > 0 && drawn) {
    const out = Math.max(0, width + parseFloat(css.outlineOffset));
    const room = 1;
    const sides = { left: left - out, top: top - out, right: right + out, bottom: bottom + out };
    for (let each = element.parentElement; each && each !== document.body; each = each.parentElement) {
      const style = getComputedStyle(each);
      if (style.display === 'contents') continue;
      const box = each.getBoundingClientRect();
      const cutX = style.overflowX !== 'visible' && (sides.left < box.left - room || sides.right > box.right + room);
      const cutY = style.overflowY !== 'visible' && (sides.top < box.top - room || sides.bottom > box.bottom + room);
      if (cutX || cutY) faults.push('outline cut by ' + each.tagName.toLowerCase() + '.' + each.className + ': ' + name);
    }
  }
  const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
  const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
  if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight) faults.push('out of sight: ' + name);
  else {
    const upon = document.elementFromPoint(x, y);
    if (upon && !element.contains(upon) && !upon.contains(element) && !upon.closest('label')?.contains(element)) faults.push('under ' + upon.tagName.toLowerCase() + '.' + upon.className + ': ' + name);
  }
  return { path: path.join(), faults };
})()`;
