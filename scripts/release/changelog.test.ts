import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import packageJson from '@/package.json';
import { newestVersion, versionProblems, withVersion } from './changelog';

const BEFORE = '# Changelog\n\n## Unreleased\n\n- Faster.\n\n## 0.9.0 (2027-01-31)\n\n- First.\n';
const AFTER =
  '# Changelog\n\n## Unreleased\n\n## 0.10.0 (2027-02-28)\n\n- Faster.\n\n## 0.9.0 (2027-01-31)\n\n- First.\n';

it('CHANGELOG.md has the current version as its newest', () => {
  expect(newestVersion(readFileSync('CHANGELOG.md', 'utf8'))).toBe(packageJson.version);
});

it('puts unreleased entries under the new version', () => {
  expect(versionProblems('0.10.0', '0.9.0', BEFORE)).toEqual([]);
  expect(withVersion(BEFORE, '0.10.0', '2027-02-28')).toBe(AFTER);
  expect(newestVersion(AFTER)).toBe('0.10.0');
});

it.each([
  ['v1', BEFORE, '"v1" is no version: it should look like 1.0.0'],
  ['0.9.0', BEFORE, '0.9.0 is not higher than 0.9.0, the current version'],
  ['0.8.7', BEFORE, '0.8.7 is not higher than 0.9.0, the current version'],
  ['1.0.0', AFTER, 'CHANGELOG.md says nothing under "## Unreleased"'],
])('refuses to become %s', (next, changelog, problem) => {
  expect(versionProblems(next, '0.9.0', changelog)).toEqual([problem]);
});
