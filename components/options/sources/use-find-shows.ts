import { useEffect, useRef, useState } from 'preact/hooks';
import type { FoundShow } from '@/utils/messaging/protocol';
import type { SendError, send } from '@/utils/messaging/send';

/** Wait after the last key before Trakt is searched, ms. */
export const SEARCH_DEBOUNCE_MS = 350;
/** Shorter queries match too much to be useful. */
const MIN_QUERY_CHARS = 2;

export type FindShowsState =
  | { kind: 'idle' }
  /** The last results stay until the reply is here, so that nothing jumps. */
  | { kind: 'searching'; shows: readonly FoundShow[] }
  | { kind: 'found'; text: string; shows: readonly FoundShow[] }
  | { kind: 'failed'; error: SendError };

export interface FindShows {
  state: FindShowsState;
  /** Searches after the debounce. */
  type: (text: string) => void;
  /** Searches at once. Returns null if a newer search has started meanwhile, or on failure. */
  find: (text: string) => Promise<readonly FoundShow[] | null>;
  reset: () => void;
}

/** Search as you type. Replies to older queries are ignored. */
export function useFindShows(ask: typeof send): FindShows {
  const [state, setState] = useState<FindShowsState>({ kind: 'idle' });
  const turn = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const find = async (text: string) => {
    clearTimeout(timer.current);
    const mine = ++turn.current;
    setState((old) => ({ kind: 'searching', shows: 'shows' in old ? old.shows : [] }));
    const reply = await ask('searchShows', { text });
    if (mine !== turn.current) return null;
    setState(
      reply.ok ? { kind: 'found', text: text.trim(), shows: reply.shows } : { kind: 'failed', error: reply.error },
    );
    return reply.ok ? reply.shows : null;
  };
  const reset = () => {
    clearTimeout(timer.current);
    turn.current++;
    setState({ kind: 'idle' });
  };
  const type = (text: string) => {
    if (text.trim().length < MIN_QUERY_CHARS) return reset();
    clearTimeout(timer.current);
    // Invalidates a running search for the former text.
    turn.current++;
    timer.current = setTimeout(() => void find(text), SEARCH_DEBOUNCE_MS);
  };
  return { state, type, find, reset };
}
