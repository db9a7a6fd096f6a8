import { useEffect, useState } from 'preact/hooks';
import { SECOND } from '@/utils/lib/time';

/** The current time, ms UTC, updated often enough for "5 min ago". For display only, never for scheduling. */
export function useNow(every = 20 * SECOND): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
