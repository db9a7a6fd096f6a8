import type { Card, StoredActivity } from '@/utils/store/schema';

/**
 * The members of a card that may be announced, newest first: those at level notify. Others share the card only because
 * they belong to the same item, and must stay out of the notification.
 */
export function notifiable({ activities }: Pick<Card, 'activities'>): StoredActivity[] {
  return activities.filter(({ level }) => level === 'notify');
}
