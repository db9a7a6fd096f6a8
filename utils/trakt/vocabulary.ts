import { ACTIONS, type Activity, isLegalPair, TYPES } from '@/utils/activity/activity';

/** Whether type and action are both known. Their pair may still be generic: Trakt has comments about lists. */
export function isInVocabulary({ type, action }: Pick<Activity, 'type' | 'action'>): boolean {
  if (type === 'me') return isLegalPair(type, action);
  return (TYPES as readonly string[]).includes(type) && (ACTIONS as readonly string[]).includes(action);
}
