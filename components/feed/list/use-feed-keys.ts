import { useLayoutEffect, useRef } from 'preact/hooks';
import { attachFeedKeys, type FeedKeys } from '@/components/feed/list/feed-keys';

/** The keyboard of the feed. */
export function useFeedKeys(keys: FeedKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  // Before anything can be seen: who presses a key at once is heard.
  useLayoutEffect(
    () =>
      attachFeedKeys(document, {
        onOpen: (id) => latest.current.onOpen(id),
        onEnd: () => latest.current.onEnd(),
        onMark: (id) => latest.current.onMark(id),
        onMarkAll: () => latest.current.onMarkAll(),
        onMenu: (id, opener) => latest.current.onMenu(id, opener),
        onSearch: () => latest.current.onSearch(),
        onHelp: () => latest.current.onHelp(),
      }),
    [],
  );
}
