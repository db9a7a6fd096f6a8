import { expect, it } from 'vitest';
import { countsOf, isGood, lineOf, remarksOf, sum } from './test-counts';

it.each([
  ['all well', 'x\n12 passed, 0 failed\n', true, '12 passed, 0 failed'],
  ['some skipped', '12 passed, 0 failed, 3 skipped', true, '12 passed, 0 failed, 3 skipped'],
  ['a failure', '12 passed, 2 failed', false, '12 passed, 2 failed'],
  ['an end without a word', '', false, '0 passed, 1 failed'],
  ['no test at all', '0 passed, 0 failed', true, '0 passed, 1 failed'],
  ['a bad end after good tests', '12 passed, 0 failed', false, '12 passed, 1 failed'],
])('reads the counts of a suite with %s', (_name, output, ended, line) => {
  expect(lineOf(countsOf(output, ended))).toBe(line);
});

it('adds the counts of several suites', () => {
  expect(lineOf(sum([countsOf('1 passed, 0 failed', true), countsOf('2 passed, 1 failed', false)]))).toBe(
    '3 passed, 1 failed',
  );
});

it('fails the run for a skipped test', () => {
  expect(isGood(countsOf('12 passed, 0 failed', true))).toBe(true);
  expect(isGood(countsOf('12 passed, 0 failed, 1 skipped', true))).toBe(false);
});

it('finds the remarks before the count', () => {
  const output = [
    ' ✓ e2e/a.test.ts > opens',
    'Failed: e2e/b.test.ts > shows 3 rows',
    '  expected 2 to be 3',
    'Failed: e2e/c.test.ts',
    'Passed only the second time: e2e/d.test.ts > closes',
    '  Timeout 30000ms exceeded.',
    '12 passed, 2 failed',
  ].join('\n');
  expect(remarksOf(output)).toEqual([
    'Failed: e2e/b.test.ts > shows 3 rows\n  expected 2 to be 3',
    'Failed: e2e/c.test.ts',
    'Passed only the second time: e2e/d.test.ts > closes\n  Timeout 30000ms exceeded.',
  ]);
});
