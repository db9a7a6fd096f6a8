import { sourceName } from '@/components/words/source-name';
import type { Text } from '@/utils/lib/text';
import type { Source } from '@/utils/sources/source';

/** A source's name as shown on a page. */
export function sourceTitle(text: Text, source: Source): string {
  if (source.kind === 'me') return text('sources_kind_me');
  return source.kind === 'following' ? text('sources_kind_following') : sourceName(source);
}
