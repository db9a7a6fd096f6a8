import { type Stream, streamKey } from '@/utils/sources/stream';
import type { StreamState } from '@/utils/store/schema';

/** The slug of the person that a stream lists; null: nobody in particular, or the signed-in person. */
export function personOf(stream: Stream): string | null {
  return 'user' in stream && !stream.kind.startsWith('own-') ? stream.user : null;
}

/**
 * Slugs of people who could be seen and have closed their profile. Trakt occasionally refuses single listings of
 * friends, so a profile counts as closed only if all of its listings are refused. Reads by an account that has since
 * signed out do not count.
 *
 * @param suspects slugs of people with a listing that was refused in this round
 * @param streams all streams that are wanted
 * @param who the signed-in account, and when it signed in (ms UTC)
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
      // Refusals before this sign-in were directed at another account.
      own.every(({ lastError, lastRead }) => lastError?.kind === 'private' && (lastRead ?? 0) >= (who?.since ?? 0)) &&
      own.some(({ lastGoodRead, readAs }) => lastGoodRead !== null && (readAs ?? who?.slug) === who?.slug)
    );
  });
}
