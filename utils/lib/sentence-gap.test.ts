import { expect, test } from 'vitest';
import { joinSentences, sentenceGap } from './sentence-gap';

test.each([
  ['Couldn’t reach Trakt.', ' '],
  ['تعذّر الاتصال.', ' '],
  ['Trakt に接続できませんでした。', ''],
])('%s', (sentence, gap) => {
  expect(sentenceGap(sentence)).toBe(gap);
});

test('joins sentences as their language does', () => {
  expect(joinSentences('Couldn’t reach Trakt.', 'Retrying soon.')).toBe('Couldn’t reach Trakt. Retrying soon.');
  expect(joinSentences('接続できませんでした。', '再試行します。')).toBe('接続できませんでした。再試行します。');
});
