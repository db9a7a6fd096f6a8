import { isFeedReplaced } from '@/utils/sources/feed-refused';
import type { Follows } from '@/utils/sources/streams';
import type { Outlines } from '@/utils/store/stream-outline';

/** The people the signed-in person follows, by the last reads, and whether the follow feed can be used. */
export function followsOf(states: Outlines): Follows {
  const people = states.get('follows')?.cursor?.people;
  const feed = states.get('following');
  return {
    people: Array.isArray(people) ? (people as Follows['people']) : [],
    hasFeed: !feed || !isFeedReplaced(feed),
  };
}
