import { rowWords } from '@/components/words/row-words';
import { sourceName } from '@/components/words/source-name';
import { hiddenFor, type SpoilerContext } from '@/utils/activity/spoiler';
import type { Text } from '@/utils/lib/text';
import type { Settings } from '@/utils/settings/settings';
import { spoilerContextOf } from '@/utils/settings/spoiler-context';
import { commentsOf } from './comments-of';
import type { RowExtras } from './extras';
import { rowLink } from './row-link';
import { RowTools } from './row-tools';

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
