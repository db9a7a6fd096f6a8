import { createRandom, hashOf } from '@/sandbox/random';

/** Titles that people will look for in screenshots and talks. */
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

const ADJECTIVES = 'Quiet Borrowed Last Paper Second Hollow Northern Open Broken Golden Long Winter Unsaid Early'.split(
  ' ',
);
const NOUNS = 'Harbour Letter Answer Guest Signal Orchard Debt Mirror Witness Road Table Island Promise Storm'.split(
  ' ',
);

/** Made-up episode titles, always the same for a show and season. */
function madeUp(show: string, season: number, count: number): string[] {
  const random = createRandom(hashOf(`${show} ${season}`));
  return Array.from({ length: count }, (_, i) => {
    const noun = random.pick(NOUNS);
    if (i === 0 && season === 1) return 'Pilot';
    return random.chance(0.5)
      ? `The ${random.pick(ADJECTIVES)} ${noun}`
      : random.chance(0.5)
        ? `One ${noun}`
        : `No ${noun}`;
  });
}

/** The titles of a season, by show title and number. */
export function episodeTitles(show: string, season: number, count: number): string[] {
  return KNOWN[`${show} ${season}`] ?? madeUp(show, season, count);
}
