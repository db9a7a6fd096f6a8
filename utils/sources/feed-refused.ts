/** Refusals of the feed after which people are read one by one; anything else may be over at the next read. */
const REFUSED: readonly string[] = ['forbidden', 'private', 'vip-only', 'not-found'];

/**
 * Whether a stream is the feed of all whom one follows, and Trakt does not hand it out. Nothing is wrong then: the same
 * is read of each person.
 */
export function isFeedRefused({ key, lastError }: { key: string; lastError: { kind: string } | null }): boolean {
  return key === 'following' && lastError !== null && REFUSED.includes(lastError.kind);
}
