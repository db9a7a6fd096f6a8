import { createRandom, hashOf } from '@/sandbox/random';
import type { ShowSpec } from '@/sandbox/world-spec';

const ADJECTIVES = 'Quiet Borrowed Last Paper Second Hollow Northern Open Broken Golden Long Winter Unsaid Early'.split(
  ' ',
);
const NOUNS = 'Harbour Letter Answer Guest Signal Orchard Debt Mirror Witness Road Table Island Promise Storm'.split(
  ' ',
);

/** Made-up episode titles, always the same for a show and season. */
function titles(show: string, season: number, count: number): string[] {
  const random = createRandom(hashOf(`${show} ${season}`));
  return Array.from({ length: count }, (_, i) => {
    const noun = random.pick(NOUNS);
    if (i === 0 && season === 1) return 'Pilot';
    return random.chance(0.5)
      ? `The ${random.pick(ADJECTIVES)} ${noun}`
      : random.chance(0.5)
        ? `A ${noun}`
        : `${noun}s`;
  });
}

interface Line {
  title: string;
  year: number;
  network: string;
  country: string;
  runtime: number;
  genres: string[];
  /** Episodes of seasons 1, 2, … */
  counts: number[];
  specials?: string[];
  ids?: ShowSpec['ids'];
  overview: string;
}

const LINES: Line[] = [
  {
    title: 'Severance',
    year: 2022,
    network: 'Apple TV+',
    country: 'us',
    runtime: 50,
    genres: ['drama', 'mystery', 'science-fiction'],
    counts: [9, 10],
    ids: { tvdb: 371980, imdb: 'tt11280740', tmdb: 95396 },
    overview: 'Office workers have their memories split between work and home.',
  },
  {
    title: 'The Bear',
    year: 2022,
    network: 'FX',
    country: 'us',
    runtime: 34,
    genres: ['drama', 'comedy'],
    counts: [8, 10, 10],
    overview: 'A chef comes home to run a sandwich shop.',
  },
  {
    title: 'Breaking Bad',
    year: 2008,
    network: 'AMC',
    country: 'us',
    runtime: 47,
    genres: ['drama', 'crime'],
    counts: [7, 13, 13, 13, 16],
    specials: ['Making of Season One', 'Good Cop / Bad Cop'],
    ids: { trakt: 1388, tvdb: 81189, imdb: 'tt0903747', tmdb: 1396 },
    overview: 'A chemistry teacher takes a second job.',
  },
  {
    title: 'Silo',
    year: 2023,
    network: 'Apple TV+',
    country: 'us',
    runtime: 52,
    genres: ['drama', 'science-fiction'],
    counts: [10, 10],
    ids: { trakt: 180770, tvdb: 403245, imdb: 'tt14688458', tmdb: 125988 },
    overview: 'Ten thousand people live underground and may not ask why.',
  },
  {
    title: 'Dark',
    year: 2017,
    network: 'Netflix',
    country: 'de',
    runtime: 53,
    genres: ['mystery'],
    counts: [10, 8, 8],
    overview: 'Children vanish in a small town, and so does time.',
  },
  {
    title: 'Andor',
    year: 2022,
    network: 'Disney+',
    country: 'us',
    runtime: 45,
    genres: ['science-fiction'],
    counts: [12, 12],
    overview: 'A thief becomes a rebel.',
  },
  {
    title: 'Slow Horses',
    year: 2022,
    network: 'Apple TV+',
    country: 'gb',
    runtime: 45,
    genres: ['thriller'],
    counts: [6, 6, 6, 6],
    overview: 'Failed spies share one shabby office.',
  },
  {
    title: 'Borgen',
    year: 2010,
    network: 'DR',
    country: 'dk',
    runtime: 58,
    genres: ['drama'],
    counts: [10, 10, 10, 8],
    overview: 'A prime minister against her allies.',
  },
  {
    title: 'Futurama',
    year: 1999,
    network: 'FOX',
    country: 'us',
    runtime: 22,
    genres: ['animation', 'comedy'],
    counts: [9, 20, 15, 12],
    specials: ["Bender's Big Score", 'Into the Wild Green Yonder'],
    ids: { trakt: 614, tvdb: 73871, imdb: 'tt0149460', tmdb: 615 },
    overview: 'A delivery boy wakes up a thousand years late.',
  },
  {
    title: 'The Expanse',
    year: 2015,
    network: 'Syfy',
    country: 'us',
    runtime: 45,
    genres: ['science-fiction'],
    counts: [10, 13, 13, 10, 10, 6],
    overview: 'Earth, Mars and the Belt on the edge of war.',
  },
  {
    title: 'Doctor Who',
    year: 2005,
    network: 'BBC One',
    country: 'gb',
    runtime: 46,
    genres: ['science-fiction'],
    counts: [13, 13, 13, 13],
    specials: ['The Christmas Invasion', 'The Runaway Bride', 'Voyage of the Damned'],
    ids: { slug: 'doctor-who-2005' },
    overview: 'A traveller in a blue box.',
  },
  {
    title: 'Fleabag',
    year: 2016,
    network: 'BBC Three',
    country: 'gb',
    runtime: 26,
    genres: ['comedy'],
    counts: [6, 6],
    overview: 'A woman in London talks to us.',
  },
  {
    title: 'Chernobyl',
    year: 2019,
    network: 'HBO',
    country: 'gb',
    runtime: 65,
    genres: ['drama', 'history'],
    counts: [5],
    overview: 'What happened in April 1986, and who said so.',
  },
  {
    title: 'Arcane',
    year: 2021,
    network: 'Netflix',
    country: 'fr',
    runtime: 41,
    genres: ['animation', 'fantasy'],
    counts: [9, 9],
    overview: 'Two sisters on two sides of one city.',
  },
  {
    title: 'The Wire',
    year: 2002,
    network: 'HBO',
    country: 'us',
    runtime: 59,
    genres: ['crime'],
    counts: [13, 12, 12, 13, 10],
    overview: 'Baltimore, from the corner to the court.',
  },
  {
    title: 'Detectorists',
    year: 2014,
    network: 'BBC Four',
    country: 'gb',
    runtime: 30,
    genres: ['comedy'],
    counts: [6, 6, 6],
    specials: ['Christmas Special', 'The Last Field'],
    overview: 'Two men look for gold and mostly find ring pulls.',
  },
  {
    title: 'Lupin',
    year: 2021,
    network: 'Netflix',
    country: 'fr',
    runtime: 47,
    genres: ['crime'],
    counts: [5, 5, 7],
    overview: 'A gentleman thief settles an old account.',
  },
  {
    title: 'Pachinko',
    year: 2022,
    network: 'Apple TV+',
    country: 'us',
    runtime: 55,
    genres: ['drama'],
    counts: [8, 8],
    overview: 'Four generations between Korea and Japan.',
  },
  {
    title: 'Twin Peaks',
    year: 1990,
    network: 'ABC',
    country: 'us',
    runtime: 47,
    genres: ['mystery'],
    counts: [8, 22, 18],
    ids: { trakt: 1907, tvdb: 70533, imdb: 'tt0098936', tmdb: 1920 },
    overview: 'An agent, a small town and very good coffee.',
  },
  {
    title: 'Ófærð',
    year: 2015,
    network: 'RÚV',
    country: 'is',
    runtime: 52,
    genres: ['crime'],
    counts: [10, 10, 8],
    ids: { slug: 'trapped' },
    overview: 'A ferry, a body and a storm.',
  },
];

/** Titles that people will look for in pictures and talks. */
const KNOWN: Readonly<Record<string, string[]>> = {
  'Severance 1': [
    [
      'Good News About Hell',
      'Half Loop',
      'In Perpetuity',
      'The You You Are',
      'The Grim Barbarity of Optics and Design',
    ],
    ['Hide and Seek', 'Defiant Jazz', "What's for Dinner?", 'The We We Are'],
  ].flat(),
  'Severance 2': [
    ['Hello, Ms. Cobel', 'Goodbye, Mrs. Selvig', 'Who Is Alive?', "Woe's Hollow", "Trojan's Horse", 'Attila'],
    ['Chikhai Bardo', 'Sweet Vitriol', 'The After Hours', 'Cold Harbor'],
  ].flat(),
  'The Bear 1': ['System', 'Hands', 'Brigade', 'Dogs', 'Sheridan', 'Ceres', 'Review', 'Braciole'],
  'The Bear 2': ['Beef', 'Pasta', 'Sundae', 'Honeydew', 'Pop', 'Fishes', 'Forks', 'Bolognese', 'Omelette', 'The Bear'],
  'Chernobyl 1': [
    '1:23:45',
    'Please Remain Calm',
    'Open Wide, O Earth',
    'The Happiness of All Mankind',
    'Vichnaya Pamyat',
  ],
};

export const SHOWS: ShowSpec[] = LINES.map(({ counts, specials, ids, ...show }) => ({
  ...show,
  ...(ids && { ids }),
  seasons: [
    ...(specials ? [{ number: 0, episodes: specials }] : []),
    ...counts.map((count, i) => ({
      number: i + 1,
      episodes: KNOWN[`${show.title} ${i + 1}`] ?? titles(show.title, i + 1, count),
    })),
  ],
}));
