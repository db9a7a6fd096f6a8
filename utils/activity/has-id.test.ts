import { expect, it } from 'vitest';
import { hasId, idOf } from '@/utils/activity/has-id';

const NUMBERED = { trakt: 190100, slug: '1923', tvdb: 417171, imdb: 'tt18335752' };
const OTHER = { trakt: 1923, slug: 'other', tvdb: 190100 };

it.each(['190100', 'tt18335752'])('finds a title by %s', (id) => {
  expect(hasId(NUMBERED, id)).toBe(true);
});

it('takes no title for another one with the same number at another service', () => {
  expect([hasId(OTHER, '190100'), hasId(NUMBERED, '417171'), hasId(NUMBERED, '1923')]).toEqual([false, false, false]);
});

it.each([
  [NUMBERED, '190100'],
  [OTHER, 'other'],
  [{ slug: '1923', tvdb: 1 }, '1923'],
  [{ trakt: 7 }, '7'],
])('finds %j by the id that it is stored with', (ids, id) => {
  expect(idOf(ids)).toBe(id);
  expect(hasId(ids, id)).toBe(true);
});

it('knows a title of the original API by its number at TVDB', () => {
  expect(hasId({ slug: 'lost', tvdb: 73739 }, '73739')).toBe(true);
});
