import { expect, it } from 'vitest';
import { licenseProblems } from './license-problems';
import { readLock } from './read-lock';

const problemsOf = (license: string | undefined, dev: boolean) =>
  licenseProblems({
    '': {},
    'node_modules/a/node_modules/@x/y': { version: '1.0.0', ...(license && { license }), dev },
  });

it.each([
  ['MIT', false],
  ['(MIT OR GPL-3.0-or-later)', false],
  ['(MIT AND Zlib)', false],
  ['MPL-2.0', true],
])('allows %s', (license, dev) => {
  expect(problemsOf(license, dev)).toEqual([]);
});

it.each([
  ['GPL-3.0-only', true, '@x/y@1.0.0 is GPL-3.0-only, which is not allowed'],
  ['MIT AND GPL-2.0', true, '@x/y@1.0.0 is MIT AND GPL-2.0, which is not allowed'],
  ['MPL-2.0', false, '@x/y@1.0.0 is MPL-2.0, which is not allowed here'],
  [undefined, true, '@x/y@1.0.0 names no license'],
])('refuses %s', (license, dev, problem) => {
  expect(problemsOf(license, dev)).toEqual([problem]);
});

it('finds only allowed licenses in the lock file', () => {
  expect(licenseProblems(readLock().packages)).toEqual([]);
});
