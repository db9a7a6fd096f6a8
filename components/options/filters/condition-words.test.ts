import { expect, it } from 'vitest';
import { groupWords, ratingWords, wordsOf } from '@/components/options/filters/condition-words';
import { text } from '@/tests/builders/text';
import { NO_CONDITIONS } from '@/utils/rules/condition';

it.each<[number | null, number | null, string]>([
  [null, null, 'All ratings'],
  [8, null, 'Only ratings of 8 or higher'],
  [null, 3, 'Only ratings of 3 or lower'],
  [8, 3, 'Only ratings of 8 or higher, or 3 or lower'],
  [3, 8, 'Only ratings from 3 to 8'],
])('describes ratings from %j to %j', (ratingAtLeast, ratingAtMost, words) => {
  expect(ratingWords(text, { ...NO_CONDITIONS, ratingAtLeast, ratingAtMost })).toBe(words);
});

it('says each group of conditions in a sentence', () => {
  expect(groupWords(text, 'only', NO_CONDITIONS)).toBe('All titles');
  expect(groupWords(text, 'never', { ...NO_CONDITIONS, neverWords: ['love', 'island'] })).toBe(
    'No titles containing “love” or “island”',
  );
  expect(groupWords(text, 'titles', NO_CONDITIONS)).toBe('All titles');
  const shows = [{ id: 'silo', name: 'Silo' }];
  expect(groupWords(text, 'titles', { ...NO_CONDITIONS, titles: 'shows', shows })).toBe('Only Silo');
});

it('splits typed words', () => {
  expect(wordsOf(' love, island;love\n\n the  bear ')).toEqual(['love', 'island', 'the  bear']);
  expect(wordsOf(' , ')).toEqual([]);
});
