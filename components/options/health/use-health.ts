import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Health } from '@/utils/messaging/protocol';
import type { SendError, send } from '@/utils/messaging/send';

export type HealthState =
  | { kind: 'loading' }
  | { kind: 'failed'; error: SendError }
  | { kind: 'ready'; health: Health };

/** Requests the health report from the background, again whenever `revision` changes. */
export function useHealth(ask: typeof send, revision: unknown): HealthState & { refresh: () => void } {
  const [state, setState] = useState<HealthState>({ kind: 'loading' });
  const [asked, setAsked] = useState(0);
  // `revision` and `asked` are dependencies: a change of the store or "Refresh" triggers a new request.
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
