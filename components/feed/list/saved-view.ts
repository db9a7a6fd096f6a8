import { browser } from 'wxt/browser';
import type { SavedFilter } from '@/components/feed/filter/feed-filter';
import { storageItem } from '@/utils/lib/storage-item';
import { HOUR } from '@/utils/lib/time';
import type { ScrollAnchor } from './feed-view';
import { rememberedGroup } from './remembered-group';

/** Filter and scroll position of a page when it was closed, as they were stored: see `whole-view`. */
export interface SavedView {
  filter: SavedFilter | null;
  /** Null at the top. */
  place: ScrollAnchor | null;
  /** ms UTC */
  at: number;
}

/** The pages that show the feed: the toolbar's popup, a tab, and the browser's side panel. Each saves its own view. */
export type FeedPageName = 'popup' | 'feed' | 'panel';

/** An older view is not restored: after this time people come for new activities. */
const RESTORE_MS = HOUR;
const viewOf = (page: FeedPageName) =>
  storageItem(
    () => browser.storage.session,
    `view:${page}`,
    (stored) => stored as SavedView | undefined,
  );

/**
 * The saved view, or null. It lives in `storage.session`; a failure to read it is ignored. Its grouping is the
 * remembered one, whichever page it was chosen in.
 */
export async function readView(page: FeedPageName, now: number): Promise<SavedView | null> {
  const found = await viewOf(page)
    .read()
    .catch(() => null);
  const saved = found && now - found.at < RESTORE_MS ? found : null;
  const group = rememberedGroup();
  if (!group && !saved?.filter) return saved;
  return { place: null, at: now, ...saved, filter: { ...saved?.filter, group: group ?? 'time' } };
}

export async function saveView(page: FeedPageName, view: SavedView): Promise<void> {
  await viewOf(page)
    .write(view)
    .catch(() => {});
}
