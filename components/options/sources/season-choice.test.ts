import { expect, it } from 'vitest';
import { chosenSeasons, type Seasons, seasonsWords, toChoice } from '@/components/options/sources/season-choice';
import { text } from '@/tests/builders/text';

it.each<[Seasons, string]>([
  ['all', 'All seasons'],
  [[0], 'Specials'],
  [[2], 'Season 2'],
  [[0, 1, 2], 'Specials · Seasons 1 and 2'],
  [[1, 2, 5], 'Seasons 1, 2, and 5'],
  [[2023, 2024], 'Seasons 2023 and 2024'],
])('%j: %s', (seasons, words) => {
  expect(seasonsWords(text, seasons)).toBe(words);
});

it.each<Seasons>(['all', [0, 3]])('restores %j, checked or typed', (seasons) => {
  expect(chosenSeasons(toChoice(seasons), false)).toEqual(seasons);
  expect(chosenSeasons(toChoice(seasons), true)).toEqual(seasons);
});

it('is null if nothing is checked or the text cannot be parsed', () => {
  expect(chosenSeasons({ all: false, some: new Set(), typed: 'all' }, false)).toBeNull();
  expect(chosenSeasons({ all: true, some: new Set(), typed: 'one' }, true)).toBeNull();
});
