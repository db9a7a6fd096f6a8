import { expect, it } from 'vitest';
import { pickLocale } from '@/utils/lib/pick-locale';

it.each([
  ['en-GB', 'en', 'en-GB'],
  ['de-AT', 'en', 'en'],
  ['de-AT', 'de', 'de-AT'],
  ['', 'en', 'en'],
  ['fr', '', 'fr'],
])('a browser in %s with texts in %s uses %s', (ui, words, picked) => {
  expect(pickLocale(ui, words)).toBe(picked);
});
