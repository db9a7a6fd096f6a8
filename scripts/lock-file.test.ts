import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { absentOptionals, platformOf } from './lock-file';

const text = readFileSync('package-lock.json', 'utf8');

it('the lock file holds the packages of every system, or npm ci refuses it: npm run lock', () => {
  expect(absentOptionals(JSON.parse(text))).toEqual([]);
});

it('the lock file carries no download addresses', () => expect(text).not.toMatch(/"resolved": "https?:/));

it('finds what is absent, at its place', () => {
  const packages = {
    'node_modules/a': {
      version: '1.0.0',
      dev: true,
      optionalDependencies: { 'a-linux-x64': '1.0.0', 'a-win32-x64': '1.0.0' },
    },
    'node_modules/a-linux-x64': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optionalDependencies: { 'a-linux-x64': '2.0.0' } },
  };
  expect(absentOptionals({ packages }).map(({ path, dev }) => [path, dev])).toEqual([
    ['node_modules/a-win32-x64', true],
    ['node_modules/b/node_modules/a-linux-x64', false],
  ]);
});

it.each([
  ['@rollup/rollup-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
  ['@rollup/rollup-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'] }],
  ['@rollup/rollup-win32-x64-gnu', { os: ['win32'], cpu: ['x64'] }],
  ['@biomejs/cli-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
  ['@esbuild/linux-x64', { os: ['linux'], cpu: ['x64'] }],
])('%s is for %j', (name, platform) => expect(platformOf(name)).toEqual(platform));
