import { expect, test } from 'vitest';
import { sentenceGap } from './sentence-gap';

test.each([
  ['Couldn’t reach Trakt.', ' '],
  ['تعذّر الاتصال.', ' '],
  ['Trakt に接続できませんでした。', ''],
])('%s', (sentence, gap) => {
  expect(sentenceGap(sentence)).toBe(gap);
});
