import { useEffect, useState } from 'preact/hooks';
import { readSignals, type Signals, watchSignals } from '@/utils/messaging/signals';

/** What the background lets pages know; null until it is known. */
export function useSignals(): Signals | null {
  const [signals, setSignals] = useState<Signals | null>(null);
  useEffect(() => {
    let current = true;
    const stop = watchSignals((change) => setSignals((old) => ({ revision: 0, check: null, ...old, ...change })));
    readSignals()
      .then((read) => {
        if (current) setSignals(read);
      })
      .catch(() => {});
    return () => {
      current = false;
      stop();
    };
  }, []);
  return signals;
}
