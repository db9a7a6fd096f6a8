import { sourceTitle } from '@/components/words/source-title';
import type { Text } from '@/utils/lib/text';
import type { Source } from '@/utils/sources/source';
import type { SourceWords } from './source-state';

/** Which of the list are shown. */
export type Shown = 'all' | 'trouble' | 'quiet';

/** Fewer than this are found at a glance. */
export const SEARCH_FROM = 6;

/** Whether a source goes by these words: all of them, in any order, without regard to case and accents. */
export function goesBy(text: Text, source: Source, query: string): boolean {
  const id = source.id.slice(source.id.indexOf(':') + 1);
  const names = plain(`${sourceTitle(text, source)} ${id}`);
  return plain(query)
    .split(/\s+/)
    .every((word) => names.includes(word));
}

/** Trouble is what is written in red; quiet what is paused or was never read. */
export function isShown(shown: Shown, { tone }: Pick<SourceWords, 'tone'>): boolean {
  return shown === 'all' || (shown === 'trouble' ? tone === 'bad' : tone === 'quiet');
}

const plain = (words: string) => words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
