import { useCallback, useEffect, useState } from 'preact/hooks';
import { SECOND } from '@/utils/lib/time';

const SHOWN_FOR = 4 * SECOND;

/** Counts what was kept, for "Saved"; back to 0 after a while. */
export function useSaved(): [count: number, saved: () => void] {
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (count === 0) return;
    const timer = setTimeout(() => setCount(0), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [count]);
  return [count, useCallback(() => setCount((old) => old + 1), [])];
}
