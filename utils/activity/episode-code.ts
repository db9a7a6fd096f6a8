import type { Episode } from '@/utils/activity/media';

const two = (value: number) => String(value).padStart(2, '0');

/** "S02E05"; season 0 holds the specials. */
export function episodeCode({ season, number }: Pick<Episode, 'season' | 'number'>): string {
  return `S${two(season)}E${two(number)}`;
}

/** Nobody reads more single codes than this. */
const MAX_CODES = 3;

/**
 * Several episodes in short: "S02E02–E05" for a run within a season, "S01E01, S02E04" for a few, "S01–S03" for many.
 * Sorted; duplicates count once.
 */
export function episodeCodes(episodes: readonly Pick<Episode, 'season' | 'number'>[]): string {
  const codes = new Map(episodes.map((episode) => [episodeCode(episode), episode]));
  const sorted = [...codes.values()].sort((a, b) => a.season - b.season || a.number - b.number);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return '';
  if (sorted.length === 1) return episodeCode(first);
  const isRun = first.season === last.season && last.number - first.number === sorted.length - 1;
  if (isRun) return `${episodeCode(first)}–E${two(last.number)}`;
  if (sorted.length <= MAX_CODES) return sorted.map(episodeCode).join(', ');
  return first.season === last.season ? `S${two(first.season)}` : `S${two(first.season)}–S${two(last.season)}`;
}
