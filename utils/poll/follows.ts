import type { Follows } from '@/utils/sources/streams';
import type { StreamState } from '@/utils/store/schema';

/** Refusals of the feed after which people are read one by one; anything else may be over at the next read. */
const REFUSED: readonly string[] = ['forbidden', 'private', 'vip-only', 'not-found'];

/** What the last reads have told of those whom the signed-in person follows. */
export function followsOf(states: ReadonlyMap<string, StreamState>): Follows {
  const people = states.get('follows')?.cursor?.people;
  const refused = states.get('following')?.lastError?.kind ?? '';
  return { people: Array.isArray(people) ? (people as Follows['people']) : [], hasFeed: !REFUSED.includes(refused) };
}
