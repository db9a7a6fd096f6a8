import type { Source } from '@/utils/sources/source';

/** A source's own name. Empty for "everyone I follow" and "about you", which have translated names. */
export function sourceName(source: Source): string {
  if (source.kind === 'user') return source.name || source.username;
  return source.kind === 'show' ? (source.name ?? source.ref) : '';
}
