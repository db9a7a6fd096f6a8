import { useEffect, useState } from 'preact/hooks';
import type { FoundSeason } from '@/utils/messaging/protocol';
import type { SendError, send } from '@/utils/messaging/send';

export type ShowSeasonsState =
  | { kind: 'loading' }
  | { kind: 'ready'; seasons: readonly FoundSeason[] }
  | { kind: 'failed'; error: SendError };

/** Seasons of a watched show, loaded when somebody wants to change them. Protocol v1 has no list of seasons. */
export function useShowSeasons(ask: typeof send, title: string, v1: boolean): ShowSeasonsState {
  const [state, setState] = useState<ShowSeasonsState>(v1 ? { kind: 'ready', seasons: [] } : { kind: 'loading' });
  useEffect(() => {
    if (v1) return;
    let current = true;
    ask('lookupShow', { title }).then((reply) => {
      if (!current) return;
      setState(reply.ok ? { kind: 'ready', seasons: reply.seasons } : { kind: 'failed', error: reply.error });
    });
    return () => {
      current = false;
    };
  }, [ask, title, v1]);
  return state;
}
