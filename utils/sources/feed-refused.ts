/** Refusals of the feed after which people are read one by one; anything else may be over at the next read. */
const REFUSED: readonly string[] = ['forbidden', 'private', 'vip-only', 'not-found', 'unexpected'];

interface Read {
  key: string;
  lastError: { kind: string } | null;
}

/**
 * Whether a stream is the feed of all whom one follows, and Trakt does not hand it out. Nothing is wrong then: the same
 * is read of each person.
 */
export function isFeedRefused({ key, lastError }: Read): boolean {
  return key === 'following' && lastError !== null && REFUSED.includes(lastError.kind);
}

/** Whether people are read one by one instead: also while the sign-in has ended, as far as they are public. */
export function isFeedReplaced(feed: Read): boolean {
  return isFeedRefused(feed) || (feed.key === 'following' && feed.lastError?.kind === 'sign-in');
}
