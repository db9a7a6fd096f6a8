import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { EXPLAINED, unexplained } from './lint-addon';

it('stops a release on each error, and on each warning that is not explained', () => {
  const message = { code: 'NEW_CODE', message: 'What it says', file: 'background.js', line: 3 };
  expect(unexplained([message], [])).toEqual(['error NEW_CODE: What it says (background.js:3)']);
  expect(unexplained([], [message])[0]).toContain('docs/release.md does not explain');
  for (const code of Object.keys(EXPLAINED)) expect(unexplained([{ ...message, code }], [])).toHaveLength(1);
});

it('explains each expected warning to the reviewer', () => {
  const document = readFileSync('docs/release.md', 'utf8');
  expect(Object.keys(EXPLAINED).filter((code) => !document.includes(`\`${code}\``))).toEqual([]);
});
