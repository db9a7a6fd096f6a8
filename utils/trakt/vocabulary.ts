import { ACTIONS, type Activity, TYPES } from '@/utils/activity/activity';

/** Whether both words are known. Their pair may still be a generic one: Trakt has comments about lists. */
export function isInVocabulary({ type, action }: Pick<Activity, 'type' | 'action'>): boolean {
  return (TYPES as readonly string[]).includes(type) && (ACTIONS as readonly string[]).includes(action);
}
