import { expect, it } from 'vitest';
import { activity, DUNE, person, play } from '@/tests/builders/activity';
import { saysAll, searchWords } from '@/utils/activity/search-words';

const OPEN = { titles: false, comments: false };
const shout = (text: string, spoiler = false) =>
  activity({ type: 'movie', action: 'shout', movie: DUNE, comment: { text, spoiler } });
const finds = (typed: string, found: Parameters<typeof saysAll>[1], hidden = OPEN) =>
  saysAll(searchWords(typed), found, () => hidden);

it.each([
  ['severance', true],
  ['SEVER', true],
  ['mia severance', true],
  ['s02e05', true],
  ['title 2.5', true],
  ['ben', false],
  ['severance ben', false],
  ['   ', true],
])('"%s" finds a play: %s', (typed, found) => {
  expect(finds(typed, [play(2, 5)])).toBe(found);
});

it('ignores accents and case, in any script', () => {
  const benoit = play(1, 1, { user: { ...person('Benoit'), name: 'Benoît Carré' } });
  expect(finds('benoit carre', [benoit])).toBe(true);
  expect(finds('BENOÎT', [benoit])).toBe(true);
  expect(finds('ليلى', [play(1, 1, { user: { ...person('Layla'), name: 'ليلى حسن' } })])).toBe(true);
});

it('finds lists, items put on them, and comments', () => {
  const added = activity({ type: 'list', list: { name: 'Storms' }, listItem: { type: 'movie', movie: DUNE } });
  expect(finds('storms dune', [added])).toBe(true);
  expect(finds('lamp room', [shout('The lamp room stays with you')])).toBe(true);
});

it('finds nothing that is hidden', () => {
  expect(finds('butler', [shout('It was the butler', true)])).toBe(false);
  expect(finds('butler', [shout('Well: [spoiler]the butler[/spoiler] did it')])).toBe(false);
  expect(finds('did it', [shout('Well: [spoiler]the butler[/spoiler] did it')])).toBe(true);
  expect(finds('butler', [shout('It was the butler')], { ...OPEN, comments: true })).toBe(false);
  expect(finds('title', [play(2, 5)], { ...OPEN, titles: true })).toBe(false);
});

it('finds words of several members of one card', () => {
  expect(finds('mia zoe', [play(1, 1), play(1, 1, { user: person('Zoe') })])).toBe(true);
});
