import { expect, it } from 'vitest';
import { hueOf, initials } from './initials';

it.each([
  ['Mia Lund', 'ML'],
  ['mia-lund', 'ML'],
  ['justin', 'J'],
  ['Anna Maria van der Berg', 'AB'],
  ['ليلى حسن', 'لح'],
  ['山田 太郎', '山太'],
  ['😀 !!', '?'],
  ['', '?'],
  ['_42_', '4'],
])('%s: %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});

it('gives each person a fixed hue', () => {
  expect(hueOf('mia')).toBe(hueOf('mia'));
  for (const name of ['mia', 'ben', 'x'.repeat(10_000), '']) expect(hueOf(name) % 24).toBe(0);
});
