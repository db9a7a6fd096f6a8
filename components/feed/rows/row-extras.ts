import { rowWords } from '@/components/words/row-words';
import { sourceName } from '@/components/words/source-name';
import { hiddenFor, type SpoilerContext } from '@/utils/activity/spoiler';
import type { Sentence } from '@/utils/activity/wording';
import type { Text } from '@/utils/lib/text';
import type { Settings } from '@/utils/settings/settings';
import { spoilerContextOf } from '@/utils/settings/spoiler-context';
import type { Card } from '@/utils/store/schema';
import { commentsOf, type WholeComment } from './comments-of';
import { rowLink } from './row-link';
import { RowTools } from './row-tools';

/** What rows get right after the first paint. */
export interface RowExtras {
  /** Address that the row opens. */
  linkOf: (card: Card) => string;
  /** Text of a card of any kind. */
  wordsOf: (card: Card, now: number) => Sentence;
  /** A user's avatar, if cached. */
  avatarOf: (slug: string) => string | undefined;
  /** The poster beside a row, if it is cached and no spoiler. */
  posterOf: (card: Card) => string | undefined;
  /** Whole comments of a card. */
  commentsOf: (card: Card) => WholeComment[];
  spoilerContext: SpoilerContext;
  /** Star, buttons, and the whole comment. */
  Tools: typeof RowTools;
  /** Memo key for everything except images. */
  by: readonly unknown[];
}

export function rowExtras(
  text: Text,
  settings: Settings | null,
  pictures: ReadonlyMap<string, string> | undefined,
  watched: SpoilerContext['watched'],
): RowExtras {
  const spoilerContext: SpoilerContext = settings ? spoilerContextOf(settings, watched) : { spoilers: 'unwatched' };
  const names = new Map(settings?.sources.map((source) => [source.id, sourceName(source)]));
  const pictureOf = (key: string) => (settings?.images === false ? undefined : pictures?.get(key));
  return {
    linkOf: rowLink,
    wordsOf: (card, now) => rowWords(text, card, names, now, spoilerContext),
    avatarOf: (slug) => pictureOf(`avatar:${slug}`),
    posterOf: ({ activities: [newest] }) => {
      const address = newest && (newest.movie ?? newest.show)?.poster;
      return address && !hiddenFor(spoilerContext, newest).images ? pictureOf(address) : undefined;
    },
    commentsOf: (card) => commentsOf(card, spoilerContext),
    spoilerContext,
    Tools: RowTools,
    by: [settings, watched],
  };
}
