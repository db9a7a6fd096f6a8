/**
 * Most seasons that a show can be watched by number: each takes requests of its own, and more would take all that Trakt
 * allows. No show has as many; `all` takes a single request.
 */
export const MAX_SEASONS = 100;

/** At most four digits: Trakt numbers some seasons by year. */
const SEASON = /^\d{1,4}$/;

/**
 * Parses entered seasons: `all`, or numbers separated by commas or spaces; 0 is the season of specials.
 *
 * @returns the numbers in order, each once; null if it is neither, or more than {@link MAX_SEASONS}
 */
export function parseSeasons(text: string): 'all' | number[] | null {
  const words = text.trim().toLowerCase();
  if (words === 'all') return 'all';
  const parts = words.split(/[\s,;]+/).filter((part) => part !== '');
  if (parts.length === 0 || !parts.every((part) => SEASON.test(part))) return null;
  const seasons = sortSeasons(parts.map(Number));
  return seasons.length > MAX_SEASONS ? null : seasons;
}

/** Each season once, in order. */
export function sortSeasons(seasons: Iterable<number>): number[] {
  return [...new Set(seasons)].sort((a, b) => a - b);
}
