import { expect, it } from 'vitest';
import { parseSeasons } from '@/utils/sources/parse-seasons';

it.each<[string, 'all' | number[] | null]>([
  ['all', 'all'],
  [' All ', 'all'],
  ['0', [0]],
  ['0, 1,2', [0, 1, 2]],
  ['3 1 3;2', [1, 2, 3]],
  ['2023', [2023]],
  ['', null],
  [' , ', null],
  ['one', null],
  ['-1', null],
  ['1.5', null],
  ['1-3', null],
  ['all, 1', null],
  ['12345', null],
  [Array.from({ length: 101 }, (_, season) => season).join(), null],
])('reads %j as %j', (text, seasons) => {
  expect(parseSeasons(text)).toEqual(seasons);
});
