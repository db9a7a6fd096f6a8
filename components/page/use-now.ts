import { useEffect, useState } from 'preact/hooks';
import { SECOND } from '@/utils/lib/time';

/** The time, ms UTC, fresh enough for "5 min ago". Only words hang on it, never work that is due. */
export function useNow(every = 20 * SECOND): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
