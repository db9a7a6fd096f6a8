import { expect, it } from 'vitest';
import { missingEntries, platformOf } from './lock';

it.each([
  ['@rollup/rollup-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
  ['@rollup/rollup-win32-x64-gnu', { os: ['win32'], cpu: ['x64'] }],
  ['@oxc-parser/binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
  ['@biomejs/cli-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
  ['fsevents', null],
])('knows where %s runs', (name, platform) => {
  expect(platformOf(name)).toEqual(platform);
});

it('finds the platforms that the file lacks', () => {
  const optionalDependencies = { 'x-linux-x64': '1.0.0', 'x-darwin-x64': '1.0.0' };
  const packages = { 'node_modules/x': { dev: true, optionalDependencies }, 'node_modules/x-linux-x64': {} };
  expect(missingEntries(packages)).toEqual({
    'node_modules/x-darwin-x64': { version: '1.0.0', os: ['darwin'], cpu: ['x64'], dev: true, optional: true },
  });
});
