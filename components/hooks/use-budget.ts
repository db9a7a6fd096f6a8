import { useEffect, useState } from 'preact/hooks';
import type { Budget } from '@/utils/store/schema';
import { readBudget } from '@/utils/store/waiting';
import type { StoreReader } from './open-reader';

/** What may be asked of Trakt, read again with each `reading` of the streams; undefined until it is known. */
export function useBudget(read: StoreReader, reading: unknown): Budget | undefined {
  const [budget, setBudget] = useState<Budget>();
  // A new reading is the reason to read again.
  useEffect(() => {
    let current = true;
    read(readBudget).then((found) => {
      if (current && found.ok) setBudget(found.value);
    });
    return () => {
      current = false;
    };
  }, [read, reading]);
  return budget;
}
