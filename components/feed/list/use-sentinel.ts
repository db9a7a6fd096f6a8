import { useEffect } from 'preact/hooks';

/**
 * Calls `onNear` when the end of the rows comes near the viewport. Checked again whenever `drawn` changes, not more
 * often: a search that was stopped must not go on by itself.
 */
export function useSentinel(onNear: () => void, drawn: readonly unknown[] | null): void {
  // `drawn` is a dependency: after more rows their end may still be in view.
  useEffect(() => {
    const end = drawn && document.querySelector('.feed-end');
    if (!end) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) onNear();
      },
      { rootMargin: '600px' },
    );
    observer.observe(end);
    return () => observer.disconnect();
  }, [onNear, drawn]);
}
