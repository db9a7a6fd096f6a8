import { useCallback, useRef, useState } from 'preact/hooks';
import type { FoundUser } from '@/utils/messaging/protocol';
import type { SendError, send } from '@/utils/messaging/send';

export type AddUserState =
  | { kind: 'idle' }
  | { kind: 'looking' }
  | { kind: 'found'; user: FoundUser }
  | { kind: 'adding'; user: FoundUser }
  | { kind: 'failed'; error: SendError };

/** Looks a user up and adds them. A reply that arrives after the field was changed is ignored. */
export function useAddUser(
  ask: typeof send,
  v1: boolean,
  onAdded: (name: string) => void,
): {
  state: AddUserState;
  lookUp: (text: string) => Promise<void>;
  add: (user: FoundUser) => Promise<void>;
  reset: () => void;
} {
  const [state, setState] = useState<AddUserState>({ kind: 'idle' });
  const turn = useRef(0);

  const reset = useCallback(() => {
    turn.current++;
    setState({ kind: 'idle' });
  }, []);

  const lookUp = async (text: string) => {
    const mine = ++turn.current;
    setState({ kind: 'looking' });
    const reply = await ask('lookupUser', { text });
    if (mine !== turn.current) return;
    setState(reply.ok ? { kind: 'found', user: reply.user } : { kind: 'failed', error: reply.error });
  };

  const add = async (user: FoundUser) => {
    const mine = ++turn.current;
    setState({ kind: 'adding', user });
    const { avatar: _, ...found } = user;
    const reply = await ask('addUser', { text: v1 ? user.username : user.slug, found });
    if (reply.ok) onAdded(user.name || user.username);
    if (mine !== turn.current) return;
    setState(reply.ok ? { kind: 'idle' } : { kind: 'failed', error: reply.error });
  };

  return { state, lookUp, add, reset };
}
