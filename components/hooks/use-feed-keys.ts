import { useEffect, useRef } from 'preact/hooks';
import { attachFeedKeys } from '@/components/feed/feed-keys';

/** The keyboard of the feed. */
export function useFeedKeys(onOpen: (id: string) => void, onEnd: () => void): void {
  const latest = useRef({ onOpen, onEnd });
  latest.current = { onOpen, onEnd };
  useEffect(
    () =>
      attachFeedKeys(document, {
        onOpen: (id) => latest.current.onOpen(id),
        onEnd: () => latest.current.onEnd(),
      }),
    [],
  );
}
