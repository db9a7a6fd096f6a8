import { expect, it } from 'vitest';
import { lockProblems } from './lock-problems';
import { isPlatformPackage } from './platform';

it.each([
  ['@rollup/rollup-linux-x64-musl', true],
  ['@oxc-parser/binding-linux-arm-gnueabihf', true],
  ['@biomejs/cli-darwin-arm64', true],
  ['fsevents', false],
])('tells whether %s is a binary for one platform', (name, is) => {
  expect(isPlatformPackage(name)).toBe(is);
});

const optionalDependencies = { 'x-linux-x64': '1.0.0' };
const integrity = 'sha512-x';

it.each([
  ['beside it', 'node_modules/x-linux-x64'],
  ['inside it', 'node_modules/a/node_modules/x/node_modules/x-linux-x64'],
  ['in the folder that uses it', 'node_modules/a/node_modules/x-linux-x64'],
])('accepts a package for one platform %s', (_, place) => {
  const packages = { '': {}, 'node_modules/a/node_modules/x': { integrity, optionalDependencies } };
  expect(lockProblems({ ...packages, [place]: { integrity } })).toEqual([]);
});

it('refuses a missing platform, an entry without integrity, and the address of a registry', () => {
  expect(
    lockProblems({
      'node_modules/x': { integrity, optionalDependencies },
      'node_modules/y': {},
      'node_modules/z': { integrity, resolved: 'https://registry.example/z.tgz' },
    }),
  ).toEqual([
    'x-linux-x64@1.0.0 is missing, so "npm ci" rejects the file',
    'node_modules/y has no integrity',
    'node_modules/z names the address of a registry',
  ]);
});
