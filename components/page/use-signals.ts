import { useEffect, useState } from 'preact/hooks';
import { NO_SIGNALS, readSignals, type Signals, watchSignals } from '@/utils/messaging/signals';

/** What the background lets pages know; null until it is known. */
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
        // What was heard meanwhile is newer than what was read.
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
