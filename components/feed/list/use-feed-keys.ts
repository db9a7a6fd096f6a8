import { useLayoutEffect, useRef } from 'preact/hooks';
import { attachFeedKeys, type FeedKeys } from '@/components/feed/list/feed-keys';

/** Attaches the feed's keyboard shortcuts. */
export function useFeedKeys(keys: FeedKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  // A layout effect: the listener exists before the first paint, so no key press is lost.
  useLayoutEffect(
    () =>
      attachFeedKeys(document, {
        onOpen: (id) => latest.current.onOpen(id),
        onEnd: () => latest.current.onEnd(),
        onMark: (id) => latest.current.onMark(id),
        onStar: (id) => latest.current.onStar(id),
        onComment: (id) => latest.current.onComment(id),
        onMarkAll: () => latest.current.onMarkAll(),
        onMenu: (id, opener) => latest.current.onMenu(id, opener),
        onSearch: () => latest.current.onSearch(),
        onHelp: () => latest.current.onHelp(),
      }),
    [],
  );
}
