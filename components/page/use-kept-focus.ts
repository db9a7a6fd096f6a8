import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Gives the focus to what replaces a part of the page that had it: otherwise Tab would begin at the top again. */
export function useKeptFocus(place: RefObject<HTMLElement | null>, isThere: boolean): void {
  const was = useRef(isThere);
  // Before the next key.
  useLayoutEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isThere && !was.current && isLost) place.current?.focus({ preventScroll: true });
    was.current = isThere;
  }, [place, isThere]);
}
