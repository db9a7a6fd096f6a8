import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { FeedFilter } from '@/components/feed/filter/feed-filter';
import type { Feed } from '@/components/feed/list/feed';
import type { FeedHandle } from '@/components/feed/list/feed-handle';
import type { FeedView } from '@/components/feed/list/feed-view';
import { type FirstRead, readNewest } from '@/components/feed/list/first-read';
import { loadAfterPaint } from '@/components/feed/use-after-paint';
import type { StoreReader } from '@/components/page/connect-store';

/**
 * The feed's state. `FeedView` is loaded after the first paint.
 *
 * @param first the feed that was read before the first paint
 * @param revision store revision; a change since `first` triggers a refresh
 */
export function useFeed(read: StoreReader, first: Promise<FirstRead>, revision: number | undefined): FeedHandle {
  const [feed, setFeed] = useState<Feed>({ kind: 'loading' });
  const [filter, setFilter] = useState<FeedFilter | null>(null);
  const view = useRef<Promise<FeedView> | null>(null);
  const shown = useRef<number | null>(null);

  const open = useCallback(
    async (from: Feed) => {
      setFeed(from);
      const { openView } = await loadAfterPaint();
      return openView(read, setFeed, from);
    },
    [read],
  );

  const start = useCallback(async () => {
    const { saved, feed: newest, revision: then } = await first;
    shown.current ??= then;
    if (!saved) return open(newest);
    const { queryOf, wholeView } = await loadAfterPaint();
    const { filter: kept, place } = wholeView(saved);
    setFilter(kept);
    const opened = await open(newest);
    await opened.show(await queryOf(kept, read), place);
    return opened;
  }, [first, open, read]);

  // `revision` is a dependency so that each change of the store triggers a refresh.
  useEffect(() => {
    view.current ??= start();
    view.current.then((opened) => {
      if (revision === undefined || revision === shown.current) return;
      shown.current = revision;
      opened.refresh();
    });
  }, [start, revision]);

  const act = useCallback((work: (opened: FeedView) => void) => void view.current?.then(work), []);
  return {
    feed,
    filter,
    more: useCallback(() => act((opened) => opened.more()), [act]),
    moreOf: useCallback((facet) => act((opened) => opened.moreOf(facet)), [act]),
    showNew: useCallback(() => act((opened) => opened.showNew()), [act]),
    narrow: useCallback(
      async (wanted: FeedFilter) => {
        const { isPlain, queryOf } = await loadAfterPaint();
        const next = isPlain(wanted) ? null : wanted;
        setFilter(next);
        const query = await queryOf(next, read);
        act((opened) => opened.show(query));
      },
      [act, read],
    ),
    stop: useCallback(() => act((opened) => opened.stop()), [act]),
    virtualize: useCallback((visible, heights) => act((opened) => opened.virtualize(visible, heights)), [act]),
    mark: useCallback((ids, unread) => act((opened) => opened.mark(ids, unread)), [act]),
    refresh: useCallback(async () => (await view.current)?.refresh(), []),
    reload: useCallback(() => {
      setFeed({ kind: 'loading' });
      view.current = readNewest(read).then(open);
    }, [read, open]),
  };
}
