import type { StoreReader } from '@/components/page/connect-store';
import { yieldToMain } from '@/components/page/yield-to-main';
import type { Feed } from './feed';
import { FeedView } from './feed-view';
import { isAtTop } from './is-at-top';

const ROW = '[data-card-id]';
/** The rows, and the details of the selected one, which somebody may be reading. */
const READ = `:is(${ROW}, .pane)`;

/** Whether the pointer or the keyboard focus is on a row or its details. Neither must change meanwhile. */
function isTouched(): boolean {
  // An element keeps the focus while another tab is active, so `hasFocus` is checked too.
  const focused = document.hasFocus() ? document.activeElement?.closest(READ) : null;
  return (focused ?? document.querySelector(`${READ}:hover`)) !== null;
}

function toTop(): void {
  window.scrollTo({ top: 0 });
  document.querySelector<HTMLElement>(ROW)?.focus();
}

/** A `FeedView` that starts from the rows already drawn. */
export function openView(read: StoreReader, draw: (feed: Feed) => void, first: Feed): FeedView {
  return new FeedView({ read, draw, yieldToMain, isTouched, isAtTop, toTop }, first);
}
