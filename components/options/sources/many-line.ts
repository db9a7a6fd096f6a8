import type { FoundShow, FoundUser } from '@/utils/messaging/protocol';
import type { SendError } from '@/utils/messaging/send';
import type { Source } from '@/utils/sources/source';

/** What became of one of many names. */
export type LineState =
  | { kind: 'waiting' }
  | { kind: 'checking' }
  | { kind: 'person'; user: FoundUser }
  | { kind: 'show'; show: FoundShow }
  /** Nobody has this name, but a show does. */
  | { kind: 'maybe'; show: FoundShow }
  /** Two lines name the same one. */
  | { kind: 'twice' }
  | { kind: 'failed'; error: SendError }
  | { kind: 'adding'; found: FoundLine }
  | { kind: 'added'; found: FoundLine; source: Source };

/** What can be added. */
export type FoundLine = Extract<LineState, { kind: 'person' | 'show' | 'maybe' }>;

export interface Line {
  text: string;
  asked: 'person' | 'show';
  state: LineState;
  /** Whether it is to be added. */
  chosen: boolean;
}

export const isFound = (state: LineState): state is FoundLine =>
  state.kind === 'person' || state.kind === 'show' || state.kind === 'maybe';

/** What two lines share that name the same one. */
export function identityOf(found: FoundLine): string {
  return found.kind === 'person' ? `user:${found.user.slug}` : `show:${found.show.ids.trakt ?? found.show.ref}`;
}

export function nameOf(found: FoundLine): string {
  return found.kind === 'person' ? found.user.name || found.user.username : found.show.name;
}

/** What is not on the list yet, as it was written, to go back into the field. */
export function leftOver(lines: readonly Line[]): string {
  return lines
    .filter(({ state }) => !['added', 'twice'].includes(state.kind) && !isKnown(state))
    .map(({ text }) => text)
    .join('\n');
}

const isKnown = (state: LineState) => state.kind === 'failed' && state.error.kind === 'already-watched';
