/** Refusals of the feed after which people are read one by one; other errors may be gone at the next read. */
const REFUSAL_KINDS: readonly string[] = ['forbidden', 'private', 'vip-only', 'not-found', 'unexpected'];

interface Read {
  key: string;
  lastError: { kind: string } | null;
}

/**
 * Whether a stream is the feed of everyone followed, and Trakt refuses it. This is not shown as a problem, because each
 * person is then read separately.
 */
export function isFeedRefused({ key, lastError }: Read): boolean {
  return key === 'following' && lastError !== null && REFUSAL_KINDS.includes(lastError.kind);
}

/** Whether people are read one by one instead. Also while the sign-in has ended, as far as they are public. */
export function isFeedReplaced(feed: Read): boolean {
  return isFeedRefused(feed) || (feed.key === 'following' && feed.lastError?.kind === 'sign-in');
}
