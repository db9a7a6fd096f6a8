import { expect, it } from 'vitest';
import { understand } from '@/utils/sources/understand';

const person = { person: true, show: false };
const show = { person: false, show: true };
const either = { person: true, show: true };

it.each([
  ['@mia', person],
  ['https://app.trakt.tv/profile/mia', person],
  ['trakt.tv/users/mia', person],
  ['https://app.trakt.tv/shows/severance', show],
  ['https://trakt.tv/shows/severance/seasons/2', show],
  ['tt11280740', show],
  ['https://www.imdb.com/title/tt11280740/', show],
  ['tvdb:371980', show],
  ['371980', show],
  ['severance', either],
  ['mia-lund', either],
  ['The Bear', either],
  ['What We Do in the Shadows: all of it?', show],
  ['https://example.com/x', person],
  ['', person],
])('understands %j', (text, expected) => {
  expect(understand(text)).toEqual(expected);
});
