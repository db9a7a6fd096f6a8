import type { Card } from '@/utils/store/schema';

/** When the newest activity of a card happened, ms UTC. Cards without activities stand at their own time. */
export const timeOfCard = ({ activities: [newest], key }: Card): number => newest?.at ?? -key[0];
