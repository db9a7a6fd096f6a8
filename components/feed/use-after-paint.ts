import { useEffect, useState } from 'preact/hooks';
import type { AfterPaint } from '@/components/feed/after-paint';
import { reloadOnce, scriptLoaded } from '@/components/page/reload-once';

const SCRIPT = 'after-paint';

export const loadAfterPaint = async (): Promise<AfterPaint> =>
  (await import('@/components/feed/after-paint')).afterPaint;

/**
 * The popup's second chunk: null until it is loaded, `missing` if it cannot be loaded even after the page was reloaded
 * once.
 *
 * @param isPainted true once the first rows are there, which the chunk would delay if it were loaded earlier
 */
export function useAfterPaint(
  isPainted: boolean,
  load = loadAfterPaint,
  reload?: () => void,
): AfterPaint | 'missing' | null {
  const [rest, setRest] = useState<AfterPaint | 'missing' | null>(null);
  // Effects run after the paint.
  useEffect(() => {
    if (!isPainted) return;
    load().then(
      (loaded) => {
        scriptLoaded(SCRIPT);
        setRest(loaded);
      },
      () => {
        if (!reloadOnce(SCRIPT, reload)) setRest('missing');
      },
    );
  }, [isPainted, load, reload]);
  return rest;
}
