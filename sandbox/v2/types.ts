const SINGULAR: Readonly<Record<string, string>> = {
  movies: 'movie',
  shows: 'show',
  seasons: 'season',
  episodes: 'episode',
  lists: 'list',
  people: 'person',
};

/** Parses a `{type}` part: one or several of `movies` or `movie`, …; null is `all`; undefined for an unknown word. */
export function typesOf(part: string | undefined): string[] | null | undefined {
  if (part === undefined || part === 'all' || part === 'media') return null;
  const types = part.split(',').map((word) => SINGULAR[word] ?? word);
  return types.every((type) => Object.values(SINGULAR).includes(type)) ? types : undefined;
}
