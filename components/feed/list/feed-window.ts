import type { ReadyFeed } from './feed';
import type { Span } from './feed-chunks';
import { heightOf } from './feed-list';

/** What of the feed is in view. */
export interface View {
  /** Stretches of rows. */
  visible: Span;
  /** How tall those are that are drawn, CSS pixels, by their place. */
  heights: Map<number, number>;
}

/**
 * Looks where the stretches of the feed stand in the window. A stretch reaches from the last row of the one above to its
 * own: the names of days stick to the window's top and say nothing of places.
 */
export function measureFeed(element: Element, feed: ReadyFeed, windowHeight: number): View {
  const heights = new Map<number, number>();
  let bottom = element.getBoundingClientRect().top;
  let from = -1;
  let to = 0;
  for (const [index, chunk] of feed.chunks.entries()) {
    const drawn = chunk.rows && element.querySelector(`[data-chunk="${index}"]`)?.lastElementChild;
    const height = drawn ? drawn.getBoundingClientRect().bottom - bottom : heightOf(chunk);
    if (drawn) heights.set(index, height);
    bottom += height;
    if (from < 0 && bottom > 0) from = index;
    if (bottom - height < windowHeight) to = index;
  }
  return { visible: { from: from < 0 ? feed.chunks.length - 1 : from, to }, heights };
}

/** The row that is looked at: the first below the bars at the window's top. */
export function topRow(element: Element, top: number): { id: string; offset: number } | null {
  for (const row of element.querySelectorAll<HTMLElement>('[data-card-id]')) {
    const { bottom, top: offset } = row.getBoundingClientRect();
    if (bottom > top && row.dataset.cardId) return { id: row.dataset.cardId, offset };
  }
  return null;
}
