import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Calls `onNear` when the element comes near the viewport. Checked again whenever `drawn` changes. */
export function useSentinel(onNear: () => void, drawn: unknown): RefObject<HTMLParagraphElement | null> {
  const element = useRef<HTMLParagraphElement>(null);
  // `drawn` is a dependency: after more rows the element may still be in view.
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) onNear();
      },
      { rootMargin: '600px' },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [onNear, drawn]);
  return element;
}
