import type { ReadyFeed } from './feed';
import type { Span } from './feed-chunks';
import { heightOf } from './feed-list';

/** What part of the feed is in view. */
export interface View {
  /** Indices of the chunks in view. */
  visible: Span;
  /** Height of each drawn chunk by its index, CSS pixels. */
  heights: Map<number, number>;
}

/**
 * Measures the chunks in the viewport. A chunk extends from the end of the previous chunk to its own last row; the day
 * heading at its top is sticky, so its position cannot be used.
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

/** The first row below the bars at the top of the viewport. */
export function topRow(element: Element, top: number): { id: string; offset: number } | null {
  for (const row of element.querySelectorAll<HTMLElement>('[data-card-id]')) {
    const { bottom, top: offset } = row.getBoundingClientRect();
    if (bottom > top && row.dataset.cardId) return { id: row.dataset.cardId, offset };
  }
  return null;
}
