import { useEffect, useState } from 'preact/hooks';
import type { AfterPaint } from '@/components/feed/after-paint';
import { reloadOnce, scriptLoaded } from '@/components/page/reload-once';

const SCRIPT = 'after-paint';

export const loadAfterPaint = async (): Promise<AfterPaint> =>
  (await import('@/components/feed/after-paint')).afterPaint;

/** The popup's second chunk: null until it is loaded after the first paint, `missing` if loading failed. */
export function useAfterPaint(load = loadAfterPaint, reload?: () => void): AfterPaint | 'missing' | null {
  const [rest, setRest] = useState<AfterPaint | 'missing' | null>(null);
  // Effects run after the first paint.
  useEffect(() => {
    load().then(
      (loaded) => {
        scriptLoaded(SCRIPT);
        setRest(loaded);
      },
      () => {
        if (!reloadOnce(SCRIPT, reload)) setRest('missing');
      },
    );
  }, [load, reload]);
  return rest;
}
