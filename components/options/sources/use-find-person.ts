import { useEffect, useRef, useState } from 'preact/hooks';
import type { FoundUser } from '@/utils/messaging/protocol';
import type { SendError, send } from '@/utils/messaging/send';
import { parseUser, userSlug } from '@/utils/sources/parse-source';
import { SEARCH_DEBOUNCE_MS } from './use-find-shows';

export type FindPersonState =
  | { kind: 'idle' }
  | { kind: 'looking' }
  | { kind: 'found'; text: string; user: FoundUser }
  | { kind: 'adding'; text: string; user: FoundUser }
  | { kind: 'failed'; text: string; error: SendError };

export interface FindPerson {
  state: FindPersonState;
  /** Looks a person up after the debounce. */
  type: (text: string) => void;
  /** Looks a person up at once. Returns null if there is none, or if a newer lookup has started. */
  find: (text: string) => Promise<FoundUser | null>;
  add: (user: FoundUser) => Promise<void>;
  reset: () => void;
}

/** Looks people up as you type, and adds them. Replies about older texts are ignored. */
export function useFindPerson(ask: typeof send, v1: boolean, onAdded: (name: string) => void): FindPerson {
  const [state, setState] = useState<FindPersonState>({ kind: 'idle' });
  const turn = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const reset = () => {
    clearTimeout(timer.current);
    turn.current++;
    setState({ kind: 'idle' });
  };
  const find = async (text: string) => {
    clearTimeout(timer.current);
    const mine = ++turn.current;
    setState({ kind: 'looking' });
    const reply = await ask('lookupUser', { text });
    if (mine !== turn.current) return null;
    const user = reply.ok ? reply.user : reply.error.kind === 'private' ? privateUser(text) : null;
    if (user) setState({ kind: 'found', text: text.trim(), user });
    else if (!reply.ok) setState({ kind: 'failed', text: text.trim(), error: reply.error });
    return user;
  };
  const type = (text: string) => {
    reset();
    timer.current = setTimeout(() => void find(text), SEARCH_DEBOUNCE_MS);
  };
  const add = async (user: FoundUser) => {
    const mine = ++turn.current;
    const text = user.username;
    setState({ kind: 'adding', text, user });
    const { avatar: _, ...found } = user;
    const reply = await ask('addUser', { text: v1 ? user.username : user.slug, found });
    if (reply.ok) onAdded(user.name || user.username);
    if (mine !== turn.current) return;
    setState(reply.ok ? { kind: 'idle' } : { kind: 'failed', text, error: reply.error });
  };
  return { state, type, find, add, reset };
}

/** Trakt says only that this person is private. They appear once the account may see them. */
function privateUser(text: string): FoundUser | null {
  const username = parseUser(text);
  return username === null ? null : { username, slug: userSlug(username), private: true };
}
