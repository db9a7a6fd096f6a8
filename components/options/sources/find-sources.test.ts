import { expect, it } from 'vitest';
import { goesBy, isShown } from '@/components/options/sources/find-sources';
import { showSource, userSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';

const jon = userSource('jon-o', { name: 'Jón Ólafsson' });

it.each([
  ['', true],
  ['jon', true],
  ['OLAF jón', true],
  ['jon-o', true],
  ['mia', false],
  ['jon mia', false],
])('whether a search for %j finds Jón Ólafsson (jon-o): %s', (query, found) => {
  expect(goesBy(text, jon, query)).toBe(found);
});

it('finds shows by title and by slug', () => {
  const show = showSource('the-bear', { name: 'The Bear' });
  expect(goesBy(text, show, 'bear the')).toBe(true);
  expect(goesBy(text, show, 'the-bear')).toBe(true);
  expect(goesBy(text, show, 'show')).toBe(false);
});

it('filters by failing, or by not being checked', () => {
  expect(isShown('all', { tone: 'good' })).toBe(true);
  expect(isShown('trouble', { tone: 'good' })).toBe(false);
  expect(isShown('trouble', { tone: 'bad' })).toBe(true);
  expect(isShown('quiet', { tone: 'quiet' })).toBe(true);
});
