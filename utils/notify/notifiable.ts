import type { Card, StoredActivity } from '@/utils/store/schema';

/**
 * What of a card its rules tell, newest first. The others stand beside it in the feed, whatever their level, and must not
 * be told: they joined because they belong to the same thing.
 */
export function notifiable({ activities }: Pick<Card, 'activities'>): StoredActivity[] {
  return activities.filter(({ level }) => level === 'notify');
}
