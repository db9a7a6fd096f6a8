/** At most four digits: Trakt numbers some seasons by year. */
const SEASON = /^\d{1,4}$/;

/**
 * Parses entered seasons: `all`, or numbers separated by commas or spaces; 0 is the season of specials.
 *
 * @returns the numbers in order, each once; null if it is neither
 */
export function parseSeasons(text: string): 'all' | number[] | null {
  const words = text.trim().toLowerCase();
  if (words === 'all') return 'all';
  const parts = words.split(/[\s,;]+/).filter((part) => part !== '');
  return parts.length > 0 && parts.every((part) => SEASON.test(part)) ? sortSeasons(parts.map(Number)) : null;
}

/** Each season once, in order. */
export function sortSeasons(seasons: Iterable<number>): number[] {
  return [...new Set(seasons)].sort((a, b) => a - b);
}
