import { useEffect, useState } from 'preact/hooks';
import type { StoreReader } from '@/components/page/connect-store';
import { readBudget, waitOf } from '@/utils/store/read/waiting';

/** Whether Trakt has refused the Client ID in use, as of the last check. */
export function useIsRefused(read: StoreReader, now: number): boolean {
  const [budget, setBudget] = useState<Awaited<ReturnType<typeof readBudget>>>();
  useEffect(() => {
    let current = true;
    read(readBudget).then((found) => {
      if (current && found.ok) setBudget(found.value);
    });
    return () => {
      current = false;
    };
  }, [read]);
  return waitOf(budget, now)?.error.kind === 'key-refused';
}
