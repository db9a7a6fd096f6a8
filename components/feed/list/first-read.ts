import { type Feed, FIRST_PAGE_ROWS, firstFeed } from '@/components/feed/list/feed';
import type { SavedView } from '@/components/feed/list/saved-view';
import type { StoreReader } from '@/components/page/connect-store';
import { justAfter } from '@/utils/store/read/card-keys';
import { readFirstPage } from '@/utils/store/read/first-page';

/** What a feed page shows first. */
export interface FirstRead {
  /** The view to restore; null: the newest rows. */
  saved: SavedView | null;
  /** The newest rows; `loading` where a view is restored. */
  feed: Feed;
  /** The store's revision: `feed` is at least as new. */
  revision: number;
}

interface Input {
  read: StoreReader;
  /** Resolves to the store's revision. */
  revision: () => Promise<number>;
  saved: () => Promise<SavedView | null>;
}

/** Reads the first rows. The revision is read before them: the same revision later means that nothing has changed. */
export async function readFirst({ read, revision: readRevision, saved: readSaved }: Input): Promise<FirstRead> {
  const [revision, kept] = await Promise.all([readRevision(), readSaved()]);
  const saved = kept && (kept.filter || kept.place) ? kept : null;
  return { revision, saved, feed: saved ? { kind: 'loading' } : await readNewest(read) };
}

export async function readNewest(read: StoreReader): Promise<Feed> {
  const found = await read((db) => readFirstPage(db, FIRST_PAGE_ROWS));
  if (!found.ok) return { kind: 'broken', reason: found.error.reason };
  const { rows, next, unread, oldestUnread } = found.value;
  return firstFeed(rows, next && justAfter(next), unread, oldestUnread);
}
