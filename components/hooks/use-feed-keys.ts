import { useEffect, useRef } from 'preact/hooks';
import type { AfterPaint } from '@/components/feed/after-paint';

/** The keyboard of the feed, once its code is here. */
export function useFeedKeys(rest: AfterPaint | null, onOpen: (id: string) => void, onEnd: () => void): void {
  const latest = useRef({ onOpen, onEnd });
  latest.current = { onOpen, onEnd };
  useEffect(
    () =>
      rest?.attachFeedKeys(document, {
        onOpen: (id) => latest.current.onOpen(id),
        onEnd: () => latest.current.onEnd(),
      }),
    [rest],
  );
}
