import { useEffect, useState } from 'preact/hooks';
import { NO_SIGNALS, readSignals, type Signals, watchSignals } from '@/utils/messaging/signals';

/** Signals from the background; null until loaded. */
export function useSignals(): Signals | null {
  const [signals, setSignals] = useState<Signals | null>(null);
  useEffect(() => {
    let current = true;
    let heard: Partial<Signals> = {};
    const stop = watchSignals((change) => {
      heard = { ...heard, ...change };
      setSignals((old) => ({ ...NO_SIGNALS, ...old, ...change }));
    });
    readSignals()
      .then((read) => {
        // A change received during the read is newer than its result.
        if (current) setSignals({ ...read, ...heard });
      })
      .catch(() => {});
    return () => {
      current = false;
      stop();
    };
  }, []);
  return signals;
}
