import type { Source } from '@/utils/sources/source';

/** What people call a source. Empty for everyone who is followed: the page has words for that. */
export function sourceName(source: Source): string {
  if (source.kind === 'user') return source.name || source.username;
  return source.kind === 'show' ? (source.name ?? source.ref) : '';
}
