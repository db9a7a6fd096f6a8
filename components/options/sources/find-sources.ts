import { sourceTitle } from '@/components/words/source-title';
import type { Text } from '@/utils/lib/text';
import type { Source } from '@/utils/sources/source';
import type { SourceWords } from './source-state';

/** Filter of the list. */
export type Shown = 'all' | 'trouble' | 'quiet';

/** The search appears from this many sources on. */
export const MIN_SEARCHABLE_SOURCES = 6;

/** Whether a source's name contains all words of the query, in any order. Ignores case and accents. */
export function goesBy(text: Text, source: Source, query: string): boolean {
  const id = source.id.slice(source.id.indexOf(':') + 1);
  const names = plain(`${sourceTitle(text, source)} ${id}`);
  return plain(query)
    .split(/\s+/)
    .every((word) => names.includes(word));
}

/** `trouble`: sources shown in red; `quiet`: paused ones and those never read. */
export function isShown(shown: Shown, { tone }: Pick<SourceWords, 'tone'>): boolean {
  return shown === 'all' || (shown === 'trouble' ? tone === 'bad' : tone === 'quiet');
}

const plain = (words: string) => words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
