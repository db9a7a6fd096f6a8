import type { MovieSpec } from '@/sandbox/world-spec';

const LINES: [title: string, year: number, runtime: number, country: string, genre: string][] = [
  ['Perfect Days', 2023, 124, 'jp', 'drama'],
  ['Past Lives', 2023, 106, 'us', 'romance'],
  ['Parasite', 2019, 133, 'kr', 'thriller'],
  ['Spirited Away', 2001, 125, 'jp', 'animation'],
  ['Dune: Part Two', 2024, 167, 'us', 'science-fiction'],
  ['Portrait of a Lady on Fire', 2019, 122, 'fr', 'romance'],
  ['Paddington 2', 2017, 104, 'gb', 'family'],
  ['The Holdovers', 2023, 133, 'us', 'comedy'],
  ['Anatomy of a Fall', 2023, 152, 'fr', 'mystery'],
  ['Arrival', 2016, 116, 'us', 'science-fiction'],
  ['Amélie', 2001, 122, 'fr', 'comedy'],
  ['Blade Runner 2049', 2017, 164, 'us', 'science-fiction'],
  ['Heat', 1995, 170, 'us', 'crime'],
  ['The Lives of Others', 2006, 137, 'de', 'drama'],
  ['In the Mood for Love', 2000, 98, 'hk', 'romance'],
  ['Aftersun', 2022, 102, 'gb', 'drama'],
  ['Everything Everywhere All at Once', 2022, 140, 'us', 'fantasy'],
  ['Flow', 2024, 85, 'lv', 'animation'],
  ['Mad Max: Fury Road', 2015, 121, 'au', 'action'],
  ['My Neighbor Totoro', 1988, 86, 'jp', 'animation'],
];

export const MOVIES: MovieSpec[] = LINES.map(([title, year, runtime, country, genre]) => ({
  title,
  year,
  runtime,
  country,
  genres: [genre],
}));
