import { expect, it } from 'vitest';
import { groupWords, ratingWords, wordsOf } from '@/components/options/filters/condition-words';
import { text } from '@/tests/builders/text';
import { NO_CONDITIONS } from '@/utils/rules/condition';

it.each<[number | null, number | null, string]>([
  [null, null, 'All ratings'],
  [8, null, '8 and better'],
  [null, 3, '3 and worse'],
  [8, 3, '8 and better, and 3 and worse'],
  [3, 8, '3 to 8'],
])('describes ratings from %j to %j', (ratingAtLeast, ratingAtMost, words) => {
  expect(ratingWords(text, { ...NO_CONDITIONS, ratingAtLeast, ratingAtMost })).toBe(words);
});

it('summarizes inherited conditions', () => {
  expect(groupWords(text, 'only', NO_CONDITIONS)).toBe('None');
  expect(groupWords(text, 'never', { ...NO_CONDITIONS, neverWords: ['love', 'island'] })).toBe('love, island');
  expect(groupWords(text, 'titles', NO_CONDITIONS)).toBe('All titles');
  const shows = [{ id: 'silo', name: 'Silo' }];
  expect(groupWords(text, 'titles', { ...NO_CONDITIONS, titles: 'shows', shows })).toBe('Silo');
});

it('splits typed words', () => {
  expect(wordsOf(' love, island;love\n\n the  bear ')).toEqual(['love', 'island', 'the  bear']);
  expect(wordsOf(' , ')).toEqual([]);
});
