import { browser } from 'wxt/browser';
import type { FeedFilter } from '@/components/feed/filter/feed-filter';
import { storageItem } from '@/utils/lib/storage-item';
import { HOUR } from '@/utils/lib/time';
import type { ScrollAnchor } from './feed-view';

/** What a page showed when it was closed. */
export interface SavedView {
  filter: FeedFilter | null;
  /** Null at the top. */
  place: ScrollAnchor | null;
  /** ms UTC */
  at: number;
}

/** Which of the pages that show the feed: each has its own place. */
export type FeedPageName = 'popup' | 'feed';

/** After so long people come for the news, not for the place they had left. */
const RESTORE_MS = HOUR;
const viewOf = (page: FeedPageName) =>
  storageItem(
    () => browser.storage.session,
    `view:${page}`,
    (stored) => stored as SavedView | undefined,
  );

/** Kept until the browser closes; never more than a convenience. */
export async function readView(page: FeedPageName, now: number): Promise<SavedView | null> {
  try {
    const found = await viewOf(page).read();
    return found && now - found.at < RESTORE_MS ? found : null;
  } catch {
    return null;
  }
}

export async function saveView(page: FeedPageName, view: SavedView): Promise<void> {
  await viewOf(page)
    .write(view)
    .catch(() => {});
}
