import { kindOf, USER_STREAMS } from '@/utils/sources/stream';
import type { StreamState } from '@/utils/store/schema';

/** Whose listing a stream is, by its key; null: nobody's in particular. */
export function personOf(key: string): string | null {
  return (USER_STREAMS as readonly string[]).includes(kindOf(key)) ? key.slice(key.indexOf(':') + 1) : null;
}

/**
 * Who could be seen and cannot be seen any more. Trakt refuses single listings of friends now and then: only who is hidden
 * in all that is read of them has closed their profile.
 *
 * @param suspects slugs of those of whom something was refused just now
 */
export function lostAccess(suspects: ReadonlySet<string>, states: Iterable<StreamState>): string[] {
  const hidden = new Map<string, boolean>();
  const seen = new Set<string>();
  for (const { key, lastError, lastGoodRead } of states) {
    const person = personOf(key);
    if (person === null || !suspects.has(person)) continue;
    hidden.set(person, (hidden.get(person) ?? true) && lastError?.kind === 'private');
    if (lastGoodRead !== null) seen.add(person);
  }
  return [...hidden].flatMap(([person, isHidden]) => (isHidden && seen.has(person) ? [person] : []));
}
