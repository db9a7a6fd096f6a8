import { isPersonFacet, type NamedSubject } from '@/utils/activity/facet-name';
import { nameIn } from '@/utils/activity/item-words';
import type { Text } from '@/utils/lib/text';

/** "About Mia", "All activity on Severance". */
export const aroundWords = (text: Text, { facet, name }: NamedSubject): string =>
  text(isPersonFacet(facet) ? 'around_person' : 'menu_around', nameIn(text, name));
