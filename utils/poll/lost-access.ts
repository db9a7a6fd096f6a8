import { type Stream, streamKey } from '@/utils/sources/stream';
import type { StreamState } from '@/utils/store/schema';

/** Whose listing a stream is; null: nobody's in particular, or the person's own. */
export function personOf(stream: Stream): string | null {
  return 'user' in stream && !stream.kind.startsWith('own-') ? stream.user : null;
}

/**
 * Who could be seen and cannot be seen any more. Trakt refuses single listings of friends now and then: only who is hidden
 * in all that is read of them has closed their profile. Nor has whoever was seen only by somebody who has since signed out.
 *
 * @param suspects slugs of those of whom something was refused just now
 * @param streams all that are read
 * @param who has signed in now, and when (ms UTC)
 */
export function lostAccess(
  suspects: ReadonlySet<string>,
  streams: readonly Stream[],
  states: ReadonlyMap<string, StreamState>,
  who: { slug: string; since: number } | null,
): string[] {
  return [...suspects].filter((person) => {
    const own = streams.flatMap((stream) => (personOf(stream) === person && states.get(streamKey(stream))) || []);
    return (
      // What was refused before they signed in was refused to somebody else.
      own.every(({ lastError, lastRead }) => lastError?.kind === 'private' && (lastRead ?? 0) >= (who?.since ?? 0)) &&
      own.some(({ lastGoodRead, readAs }) => lastGoodRead !== null && (readAs ?? who?.slug) === who?.slug)
    );
  });
}
