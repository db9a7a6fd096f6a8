import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Feed } from '@/components/feed/feed';
import { readPage, readUnreadCount } from '@/utils/store/feed-reader';
import type { StoreReader } from './open-reader';
import { loadAfterPaint } from './use-after-paint';

/** Enough for the first look; the next pages come while one scrolls. */
const FIRST_PAGE = 30;
const PAGE = 50;
/** Rows that are read again at a change; those further down keep what they say until the feed is opened anew. */
const REFRESHED = 400;

export interface FeedHandle {
  feed: Feed;
  /** Reads the next page, once at a time. */
  more: () => void;
  /** Shows what waits above. */
  showNew: () => void;
  /** Changes marks at once; the store follows. */
  mark: (ids: ReadonlySet<string> | 'all', unread: boolean) => void;
  reload: () => void;
}

/**
 * The feed, straight from the store: the background need not run.
 *
 * @param revision reads again whenever it changes
 * @param isAtTop false while someone looks at older rows: then nothing may jump
 */
export function useFeed(read: StoreReader, revision: number | undefined, isAtTop: () => boolean): FeedHandle {
  const [feed, setFeed] = useState<Feed>({ kind: 'loading' });
  const latest = useRef(feed);
  latest.current = feed;
  const paging = useRef(false);

  const load = useCallback(
    async (jump: boolean) => {
      const old = latest.current;
      const shown = old.kind === 'ready' ? old.rows.length : 0;
      const limit = Math.min(Math.max(FIRST_PAGE, shown), REFRESHED);
      const found = await read(async (db) => ({
        page: await readPage(db, { limit: jump ? FIRST_PAGE : limit }),
        unread: await readUnreadCount(db),
      }));
      const inPlace = old.kind === 'ready' ? (await loadAfterPaint()).inPlace : null;
      setFeed((now) => {
        if (!found.ok) return now.kind === 'ready' ? now : { kind: 'broken', reason: found.error.reason };
        const { page, unread } = found.value;
        if (inPlace && now.kind === 'ready' && now.rows.length > 0 && !jump) return inPlace(now, page, unread);
        return { kind: 'ready', rows: page.rows, next: page.next, waiting: 0, unread };
      });
    },
    [read],
  );

  // A new revision is the reason to read again.
  useEffect(() => {
    void load(latest.current.kind !== 'ready' || isAtTop());
  }, [load, revision]);

  const more = useCallback(async () => {
    const now = latest.current;
    if (paging.current || now.kind !== 'ready' || !now.next) return;
    paging.current = true;
    const after = now.next;
    const found = await read((db) => readPage(db, { after, limit: PAGE }));
    const { withOlder } = await loadAfterPaint();
    if (found.ok) setFeed((old) => (old.kind === 'ready' && old.next === after ? withOlder(old, found.value) : old));
    paging.current = false;
  }, [read]);

  return {
    feed,
    more,
    showNew: useCallback(async () => {
      await load(true);
      window.scrollTo({ top: 0 });
      document.querySelector<HTMLElement>('[data-card-id]')?.focus();
    }, [load]),
    mark: useCallback(async (ids, unread) => {
      const { marked } = await loadAfterPaint();
      setFeed((old) => marked(old, ids, unread));
    }, []),
    reload: useCallback(() => {
      setFeed({ kind: 'loading' });
      void load(true);
    }, [load]),
  };
}
