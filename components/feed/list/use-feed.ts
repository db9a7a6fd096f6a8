import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { FeedFilter } from '@/components/feed/filter/feed-filter';
import { type Feed, FIRST_PAGE_ROWS, firstFeed } from '@/components/feed/list/feed';
import type { FeedHandle } from '@/components/feed/list/feed-handle';
import type { FeedView } from '@/components/feed/list/feed-view';
import type { SavedView } from '@/components/feed/list/saved-view';
import { loadAfterPaint } from '@/components/feed/use-after-paint';
import type { StoreReader } from '@/components/page/connect-store';
import { justAfter } from '@/utils/store/read/card-keys';
import { readPage, readUnreadCount } from '@/utils/store/read/feed-reader';

/**
 * The feed's state. `FeedView` is loaded after the first paint.
 *
 * @param revision store revision; a change triggers a refresh
 * @param isAtTop false while the person looks at older rows, which must not move
 * @param saved the view when the page was last closed
 */
export function useFeed(
  read: StoreReader,
  revision: number | undefined,
  isAtTop: () => boolean,
  saved: () => Promise<SavedView | null>,
): FeedHandle {
  const [feed, setFeed] = useState<Feed>({ kind: 'loading' });
  const [filter, setFilter] = useState<FeedFilter | null>(null);
  const view = useRef<Promise<FeedView> | null>(null);
  const known = useRef(revision);

  const open = useCallback(
    async (first: Feed) => {
      const { openView } = await loadAfterPaint();
      return openView(read, setFeed, first);
    },
    [read],
  );

  const start = useCallback(async () => {
    const kept = await saved();
    if (kept && (kept.filter || kept.place)) {
      setFilter(kept.filter);
      const { queryOf } = await loadAfterPaint();
      const opened = await open({ kind: 'loading' });
      await opened.show(await queryOf(kept.filter, read), kept.place);
      return opened;
    }
    const found = await read(async (db) => {
      const page = await readPage(db, { limit: FIRST_PAGE_ROWS });
      const unread = await readUnreadCount(db);
      return firstFeed(page.rows, page.next && justAfter(page.next), unread);
    });
    const first: Feed = found.ok ? found.value : { kind: 'broken', reason: found.error.reason };
    setFeed(first);
    return open(first);
  }, [read, saved, open]);

  // `revision` is a dependency so that each change of the store triggers a refresh.
  useEffect(() => {
    const moves = known.current !== undefined && isAtTop();
    known.current = revision;
    if (view.current) view.current.then((opened) => opened.refresh(moves));
    else view.current = start();
  }, [start, revision]);

  const act = useCallback((work: (opened: FeedView) => void) => void view.current?.then(work), []);
  return {
    feed,
    filter,
    more: useCallback(() => act((opened) => opened.more()), [act]),
    showNew: useCallback(
      () =>
        act(async (opened) => {
          await opened.showNew();
          window.scrollTo({ top: 0 });
          document.querySelector<HTMLElement>('[data-card-id]')?.focus();
        }),
      [act],
    ),
    narrow: useCallback(
      async (wanted: FeedFilter) => {
        const { isNarrowed, queryOf } = await loadAfterPaint();
        const next = isNarrowed(wanted) ? wanted : null;
        setFilter(next);
        const query = await queryOf(next, read);
        act((opened) => opened.show(query));
      },
      [act, read],
    ),
    stop: useCallback(() => act((opened) => opened.stop()), [act]),
    virtualize: useCallback((visible, heights) => act((opened) => opened.virtualize(visible, heights)), [act]),
    mark: useCallback((ids, unread) => act((opened) => opened.mark(ids, unread)), [act]),
    reload: useCallback(() => {
      setFeed({ kind: 'loading' });
      view.current = start();
    }, [start]),
  };
}
