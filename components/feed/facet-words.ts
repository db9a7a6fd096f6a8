import { ACTION_WORDS, TYPE_WORDS } from '@/components/options/rule-words';
import { hasId } from '@/utils/activity/has-id';
import { nameOf } from '@/utils/activity/people';
import type { Text } from '@/utils/lib/text';
import type { Card } from '@/utils/store/schema';

/** What a facet is called: "Mia Lund", "Severance", "Episodes", "Rated". */
export function facetWords(text: Text, facet: string, newest: Card | undefined): string {
  const colon = facet.indexOf(':');
  const [kind, id] = [facet.slice(0, colon), facet.slice(colon + 1)];
  switch (kind) {
    case 'type':
      return id in TYPE_WORDS ? text(TYPE_WORDS[id as keyof typeof TYPE_WORDS]) : id;
    case 'action':
      return id in ACTION_WORDS ? text(ACTION_WORDS[id as keyof typeof ACTION_WORDS]) : id;
    case 'user': {
      const user = newest?.activities.find((each) => each.user.slug === id)?.user;
      return user ? nameOf(user) : id;
    }
    default: {
      const media = newest?.activities.flatMap(({ show, movie }) => [show, movie]);
      return media?.find((each) => hasId(each?.ids, id))?.title ?? newest?.tally?.title ?? id;
    }
  }
}
