import { ACTION_WORDS, TYPE_WORDS } from '@/components/words/rule-words';
import { facetName } from '@/utils/activity/facet-name';
import { own } from '@/utils/lib/own';
import type { MessageKey, Text } from '@/utils/lib/text';
import type { Card } from '@/utils/store/schema';

/** Name of a facet: "Mia Lund", "Severance", "Episodes", "Rated". */
export function facetWords(text: Text, facet: string, newest: Card | undefined): string {
  const colon = facet.indexOf(':');
  const [kind, id] = [facet.slice(0, colon), facet.slice(colon + 1)];
  switch (kind) {
    case 'type':
    case 'action': {
      const key = own<MessageKey>(kind === 'type' ? TYPE_WORDS : ACTION_WORDS, id);
      return key ? text(key) : id;
    }
    default:
      return facetName(facet, newest?.activities ?? []) ?? newest?.tally?.title ?? id;
  }
}
