import { sentence } from '@/utils/activity/sentence';
import type { SpoilerContext } from '@/utils/activity/spoiler';
import type { Sentence } from '@/utils/activity/wording';
import { shortTime } from '@/utils/lib/relative-time';
import type { Text } from '@/utils/lib/text';
import type { Card } from '@/utils/store/schema';
import { tallyWords } from './tally-words';

/** Text of a row. Every kind of card has one, even a kind that only a newer Lookout knows. */
export function rowWords(
  text: Text,
  card: Card,
  names: ReadonlyMap<string, string>,
  now: number,
  context: SpoilerContext,
): Sentence {
  if (card.activities.length > 0) return sentence(text, card.activities, context);
  if (card.tally) return tallyWords(text, card.tally, -card.key[0], now);
  if (card.kind !== 'gap' || !card.gap) return { title: text('popup_other_title'), detail: '' };
  const id = gapSource(card);
  const name = id && (names.get(id) ?? id.slice(id.indexOf(':') + 1));
  return {
    title: name ? text('popup_gap_title', name) : text('popup_gap_title_unknown'),
    // The end names its day where it is not that of the start.
    detail: text(
      'popup_gap_detail',
      shortTime(card.gap.since, now, text.locale),
      shortTime(-card.key[0], card.gap.since, text.locale),
    ),
  };
}

function gapSource(card: Card): string | undefined {
  return card.facets.find(([facet]) => facet.startsWith('user:') || facet.startsWith('show:'))?.[0];
}
