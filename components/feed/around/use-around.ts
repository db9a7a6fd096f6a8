import { useEffect, useState } from 'preact/hooks';
import type { StoreReader } from '@/components/page/connect-store';
import { type AroundTitle, readAroundTitle } from '@/utils/store/read/around-title';

/**
 * Everybody who had to do with a title, from the store; null while it is read, `failed` if that is not possible.
 *
 * @param title its facet, such as `show:severance`
 */
export function useAround(read: StoreReader, title: string): AroundTitle | 'failed' | null {
  const [found, setFound] = useState<AroundTitle | 'failed' | null>(null);
  useEffect(() => {
    let isCurrent = true;
    read((db) => readAroundTitle(db, title)).then((result) => {
      if (isCurrent) setFound(result.ok ? result.value : 'failed');
    });
    return () => {
      isCurrent = false;
    };
  }, [read, title]);
  return found;
}
