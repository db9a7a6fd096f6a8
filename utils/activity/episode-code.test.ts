import { describe, expect, it } from 'vitest';
import { episodeCodes } from '@/utils/activity/episode-code';

const episodes = (...codes: [number, number][]) => codes.map(([season, number]) => ({ season, number }));

describe('episodeCodes', () => {
  it.each([
    [episodes(), ''],
    [episodes([2, 5]), 'S02E05'],
    [episodes([2, 5], [2, 5]), 'S02E05'],
    [episodes([2, 4], [2, 3], [2, 2]), 'S02E02–E04'],
    [episodes([2, 2], [2, 5]), 'S02E02, S02E05'],
    [episodes([1, 9], [2, 1]), 'S01E09, S02E01'],
    [episodes([1, 1], [1, 3], [1, 5], [1, 7]), 'S01'],
    [episodes([0, 1], [1, 3], [2, 5], [3, 7]), 'S00–S03'],
    [episodes([1, 99], [1, 100], [1, 101]), 'S01E99–E101'],
  ])('%j is %j', (list, codes) => expect(episodeCodes(list)).toBe(codes));
});
