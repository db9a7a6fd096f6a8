import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

/**
 * Whether the search field has its full width. It never becomes narrow while a pointer is down, because the pressed
 * button would move away before its click.
 */
export function useWide(): [wide: boolean, setWide: (wide: boolean) => void] {
  const [wide, setWide] = useState(false);
  const wanted = useRef(false);
  const isDown = useRef(false);
  useEffect(() => {
    const onDown = () => {
      isDown.current = true;
    };
    const onUp = () => {
      isDown.current = false;
      // The click comes after the release.
      setTimeout(() => setWide(wanted.current));
    };
    addEventListener('pointerdown', onDown, true);
    addEventListener('pointerup', onUp, true);
    addEventListener('pointercancel', onUp, true);
    return () => {
      removeEventListener('pointerdown', onDown, true);
      removeEventListener('pointerup', onUp, true);
      removeEventListener('pointercancel', onUp, true);
    };
  }, []);
  const set = useCallback((next: boolean) => {
    wanted.current = next;
    if (next || !isDown.current) setWide(next);
  }, []);
  return [wide, set];
}
