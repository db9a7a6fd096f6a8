import { useRef, useState } from 'preact/hooks';
import type { FoundSeason, FoundShow } from '@/utils/messaging/protocol';
import type { SendError, send } from '@/utils/messaging/send';

export type AddShowState =
  | { kind: 'finding'; error: SendError | null }
  | { kind: 'opening'; show: FoundShow }
  | { kind: 'choosing'; show: FoundShow; seasons: readonly FoundSeason[]; adding: boolean; error: SendError | null };

/** Adds a found show: loads its seasons, lets the person choose, then adds it. */
export function useAddShow(
  ask: typeof send,
  v1: boolean,
  onAdded: (name: string) => void,
): {
  state: AddShowState;
  open: (show: FoundShow) => Promise<void>;
  add: (seasons: 'all' | number[]) => Promise<void>;
  back: () => void;
} {
  const [state, setState] = useState<AddShowState>({ kind: 'finding', error: null });
  const turn = useRef(0);

  const open = async (show: FoundShow) => {
    const mine = ++turn.current;
    // Protocol v1 has no list of seasons.
    if (v1) return setState({ kind: 'choosing', show, seasons: [], adding: false, error: null });
    setState({ kind: 'opening', show });
    const reply = await ask('lookupShow', { title: show.ref });
    if (mine !== turn.current) return;
    setState(
      reply.ok
        ? { kind: 'choosing', show, seasons: reply.seasons, adding: false, error: null }
        : { kind: 'finding', error: reply.error },
    );
  };

  const add = async (seasons: 'all' | number[]) => {
    if (state.kind !== 'choosing' || state.adding) return;
    const mine = ++turn.current;
    const { show } = state;
    setState({ ...state, adding: true, error: null });
    const reply = await ask('addShow', { show, seasons });
    if (reply.ok) onAdded(show.name);
    if (mine !== turn.current) return;
    setState(
      reply.ok ? { kind: 'finding', error: null } : { ...state, kind: 'choosing', adding: false, error: reply.error },
    );
  };

  const back = () => {
    turn.current++;
    setState({ kind: 'finding', error: null });
  };

  return { state, open, add, back };
}
