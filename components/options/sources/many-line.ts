import type { FoundShow, FoundUser } from '@/utils/messaging/protocol';
import type { SendError } from '@/utils/messaging/send';
import type { Source } from '@/utils/sources/source';

/** State of one line. */
export type LineState =
  | { kind: 'waiting' }
  | { kind: 'checking' }
  | { kind: 'person'; user: FoundUser }
  | { kind: 'show'; show: FoundShow }
  /** No user has this name, but a show does. */
  | { kind: 'maybe'; show: FoundShow }
  /** Another line names the same person or show. */
  | { kind: 'twice' }
  | { kind: 'failed'; error: SendError }
  | { kind: 'adding'; found: FoundLine }
  | { kind: 'added'; found: FoundLine; source: Source };

/** A result that can be added. */
export type FoundLine = Extract<LineState, { kind: 'person' | 'show' | 'maybe' }>;

export interface Line {
  text: string;
  asked: 'person' | 'show';
  state: LineState;
  /** Whether to add it. */
  chosen: boolean;
}

export const isFound = (state: LineState): state is FoundLine =>
  state.kind === 'person' || state.kind === 'show' || state.kind === 'maybe';

/** Identity of a result: equal for two lines that name the same person or show. */
export function identityOf(found: FoundLine): string {
  return found.kind === 'person' ? `user:${found.user.slug}` : `show:${found.show.ids.trakt ?? found.show.ref}`;
}

export function nameOf(found: FoundLine): string {
  return found.kind === 'person' ? found.user.name || found.user.username : found.show.name;
}

/** The lines not added yet, as typed, to go back into the field. */
export function leftOver(lines: readonly Line[]): string {
  return lines
    .filter(({ state }) => !['added', 'twice'].includes(state.kind) && !isKnown(state))
    .map(({ text }) => text)
    .join('\n');
}

const isKnown = (state: LineState) => state.kind === 'failed' && state.error.kind === 'already-watched';
