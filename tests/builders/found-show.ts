import type { FoundSeason, FoundShow } from '@/utils/messaging/protocol';

/** A search result, and the seasons of each show in it. */
export const FOUND_SHOWS: FoundShow[] = [
  { ref: 'silo', name: 'Silo', year: 2023, ids: { slug: 'silo', trakt: 1 } },
  { ref: 'severance', name: 'Severance', year: 2022, ids: { slug: 'severance', trakt: 2 } },
];
export const FOUND_SEASONS: FoundSeason[] = [
  { number: 0, title: 'Specials', episodes: 1 },
  { number: 1, title: 'Season 1', episodes: 9 },
  { number: 2, title: 'The Return', episodes: 10 },
];
