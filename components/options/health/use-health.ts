import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Health } from '@/utils/messaging/protocol';
import type { SendError, send } from '@/utils/messaging/send';

export type HealthState =
  | { kind: 'loading' }
  | { kind: 'failed'; error: SendError }
  | { kind: 'ready'; health: Health };

/** Asks the background how it is, again whenever `revision` changes. */
export function useHealth(ask: typeof send, revision: unknown): HealthState & { refresh: () => void } {
  const [state, setState] = useState<HealthState>({ kind: 'loading' });
  const [asked, setAsked] = useState(0);
  // A new revision or a click on "Refresh" is the reason to ask again.
  useEffect(() => {
    let current = true;
    ask('health').then((reply) => {
      if (current)
        setState(reply.ok ? { kind: 'ready', health: reply.health } : { kind: 'failed', error: reply.error });
    });
    return () => {
      current = false;
    };
  }, [ask, revision, asked]);
  return { ...state, refresh: useCallback(() => setAsked((old) => old + 1), []) };
}
