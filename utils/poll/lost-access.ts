import { type Stream, streamKey } from '@/utils/sources/stream';
import type { StreamState } from '@/utils/store/schema';

/** Whose listing a stream is; null: nobody's in particular, or the person's own. */
export function personOf(stream: Stream): string | null {
  return 'user' in stream && !stream.kind.startsWith('own-') ? stream.user : null;
}

/**
 * Who could be seen and cannot be seen any more. Trakt refuses single listings of friends now and then: only who is hidden
 * in all that is read of them has closed their profile.
 *
 * @param suspects slugs of those of whom something was refused just now
 * @param streams all that are read
 */
export function lostAccess(
  suspects: ReadonlySet<string>,
  streams: readonly Stream[],
  states: ReadonlyMap<string, StreamState>,
): string[] {
  const hidden = new Map<string, boolean>();
  const seen = new Set<string>();
  for (const stream of streams) {
    const person = personOf(stream);
    const state = states.get(streamKey(stream));
    if (person === null || !state || !suspects.has(person)) continue;
    const isHidden = state.lastError?.kind === 'private';
    hidden.set(person, (hidden.get(person) ?? true) && isHidden);
    if (state.lastGoodRead !== null) seen.add(person);
  }
  return [...hidden].flatMap(([person, isHidden]) => (isHidden && seen.has(person) ? [person] : []));
}
