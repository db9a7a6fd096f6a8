import { sourceName } from '@/components/words/source-name';
import type { Text } from '@/utils/lib/text';
import type { Source } from '@/utils/sources/source';

/** What a source is called on the page. */
export function sourceTitle(text: Text, source: Source): string {
  return source.kind === 'following' ? text('sources_kind_following') : sourceName(source);
}
