import { useEffect, useState } from 'preact/hooks';
import type { AfterPaint } from '@/components/feed/after-paint';

export const loadAfterPaint = async (): Promise<AfterPaint> =>
  (await import('@/components/feed/after-paint')).afterPaint;

/** Null until the first paint is done and the rest of the popup is here. */
export function useAfterPaint(): AfterPaint | null {
  const [rest, setRest] = useState<AfterPaint | null>(null);
  useEffect(() => {
    // An effect runs after the paint. What an update of the extension took away comes back with the page.
    loadAfterPaint().then(setRest, () => location.reload());
  }, []);
  return rest;
}
