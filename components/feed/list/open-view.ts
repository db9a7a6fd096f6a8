import type { StoreReader } from '@/components/page/connect-store';
import { yieldToMain } from '@/components/page/yield-to-main';
import type { Feed } from './feed';
import { FeedView } from './feed-view';
import { isAtTop } from './is-at-top';

const ROW = '[data-card-id]';

/** Whether the pointer or the keyboard focus is on a row. Rows must not move meanwhile. */
function isTouched(): boolean {
  // An element keeps the focus while another tab is active, so `hasFocus` is checked too.
  const focused = document.hasFocus() ? document.activeElement?.closest(ROW) : null;
  return (focused ?? document.querySelector(`${ROW}:hover`)) !== null;
}

function toTop(): void {
  window.scrollTo({ top: 0 });
  document.querySelector<HTMLElement>(ROW)?.focus();
}

/** A `FeedView` that starts from the rows already drawn. */
export function openView(read: StoreReader, draw: (feed: Feed) => void, first: Feed): FeedView {
  return new FeedView({ read, draw, yieldToMain, isTouched, isAtTop, toTop }, first);
}
