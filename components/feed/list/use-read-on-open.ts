import { useEffect, useRef } from 'preact/hooks';
import type { Feed } from '@/components/feed/list/feed';
import { isAtTop } from '@/components/feed/list/is-at-top';

/**
 * Marks everything as read, once per opening, when the newest rows of the whole feed are on screen. Rows that come
 * later stay unread. The line between new and old stays: the feed keeps it from its opening.
 *
 * @param on whether the person wants that in this page
 */
export function useReadOnOpen(on: boolean, feed: Feed, markAll: () => void): void {
  const isDone = useRef(false);
  const isWhole = feed.kind === 'ready' && !feed.narrowed;
  const hasUnread = isWhole && feed.unread > 0;
  useEffect(() => {
    if (!on || !isWhole) return;
    const mark = () => {
      if (isDone.current || document.visibilityState !== 'visible' || !isAtTop()) return;
      isDone.current = true;
      if (hasUnread) markAll();
    };
    mark();
    addEventListener('scroll', mark, { passive: true });
    document.addEventListener('visibilitychange', mark);
    return () => {
      removeEventListener('scroll', mark);
      document.removeEventListener('visibilitychange', mark);
    };
  }, [on, isWhole, hasUnread, markAll]);
}
