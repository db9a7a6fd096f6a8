import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const rows = [
  ...readFileSync('SECURITY.md', 'utf8').matchAll(/^\| (\w[\w ]+?) +\|.*`([^`]+\.test\.tsx?)`: "([^"]+)"/gm),
];

it('names a test for every threat', () => {
  const threats = ['text', 'server', 'page', 'file', 'sync copy', 'dependency'].map((each) => `hostile ${each}`);
  expect(rows.map(([, threat]) => threat).sort()).toEqual([...threats, 'other extension', 'stolen profile'].sort());
});

it.each(rows.map(([, threat, file = '', name = '']) => [threat, file, name]))(
  '%s: %s has the test "%s"',
  (_, file, name) => {
    // As the first argument of a call: of `it`, `test`, or of what their `each` and `skipIf` return.
    const calls = readFileSync(file, 'utf8').split(`'${name}',`).slice(0, -1);
    expect(calls.filter((before) => /\(\s*$/.test(before) && !/\.(?:skip|todo)\(\s*$/.test(before))).not.toEqual([]);
  },
);
