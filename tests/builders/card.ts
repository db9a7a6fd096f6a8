import { activity } from '@/tests/builders/activity';
import type { FeedRow } from '@/utils/store/read/first-page';
import type { Card, StoredActivity } from '@/utils/store/schema';

/** A card as the store keeps it, with defaults for everything the test does not name. */
export function card(
  id: string,
  at: number,
  members: Partial<StoredActivity>[] = [{}],
  change: Partial<Card> = {},
): Card {
  return {
    key: [-at, id],
    id,
    kind: 'activities',
    activities: members.map((member, index) => ({
      ...activity({ at, id: `${id}-${index}` }),
      level: 'notify',
      reason: { kind: 'default-rule' },
      card: id,
      noticedAt: at,
      ...member,
    })),
    level: 'notify',
    delivery: { state: 'silent' },
    facets: [],
    ...change,
  };
}

export const row = (id: string, at: number, unread = false): FeedRow => ({ card: card(id, at), unread });
