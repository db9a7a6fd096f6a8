import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** Docs and comments point to files, folders and scripts that exist. */

const listed = (...patterns: string[]) =>
  execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...patterns], { encoding: 'utf8' })
    .trim()
    .split('\n');
const FILES = new Set(listed().filter((file) => existsSync(file)));
const FOLDERS = new Set([...FILES].flatMap((file) => file.split('/').map((_, at, all) => all.slice(0, at).join('/'))));
const BASES = new Set([...FILES].map((file) => path.basename(file)));
const DOCS = listed('*.md').filter((file) => existsSync(file));
const CODE = listed('*.ts', '*.tsx').filter((file) => existsSync(file));

/** Names are relative to the root or to one of these. */
const FROM = ['', 'utils/', 'components/', 'entrypoints/', 'tests/', 'docs/', 'docs/design/'];
const ENDINGS = ['', '.ts', '.tsx', '.test.ts', '.test.tsx', '.md', '.css', '.json'];
const exists = (name: string) =>
  FROM.some((from) => FOLDERS.has(from + name) || ENDINGS.some((ending) => FILES.has(from + name + ending)));

/** Listings of the original API look like paths. */
const LISTING = /^activity\/(user|friends|seasons|episodes|shows)$/;

/** Whether a name in backticks is a path in this repo: its first folder is one. */
const isPath = (name: string) =>
  !LISTING.test(name) &&
  !name.startsWith('screenshots/') &&
  /^[a-z][\w.-]*(\/[\w.-]+)+\/?$/i.test(name) &&
  FROM.some((from) => FOLDERS.has(from + name.split('/')[0]));

function deadPaths(text: string): string[] {
  const names = [...text.matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name);
  return names.filter((name) => {
    if (isPath(name)) return !exists(name.replace(/\/$/, ''));
    return /^[\w-]{2,}\.test\.tsx?$/.test(name) && !BASES.has(name);
  });
}

const commentsOf = (text: string) => (text.match(/\/\*\*?[\s\S]*?\*\/|\/\/[^\n]*/g) ?? []).join('\n');

describe('docs', () => {
  it.each(DOCS)('%s names only paths that exist', (file) => {
    expect(deadPaths(readFileSync(file, 'utf8'))).toEqual([]);
  });

  it.each(DOCS)('%s links only to files that exist', (file) => {
    const links = [...readFileSync(file, 'utf8').matchAll(/\]\(([^)\s#:]+)(?:#[^)]*)?\)/g)].map(([, to = '']) => to);
    expect(links.filter((to) => !existsSync(path.join(path.dirname(file), to)))).toEqual([]);
  });

  it.each(DOCS)('%s names only scripts of package.json', (file) => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const named = [...readFileSync(file, 'utf8').matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('finds a path that does not exist', () => {
    expect(deadPaths('`utils/poll/gone.ts` `poll/schedule` `gone.test.ts` `application/json`')).toEqual([
      'utils/poll/gone.ts',
      'gone.test.ts',
    ]);
  });
});

it('comments in the code name only paths that exist', () => {
  const dead = CODE.filter((file) => file !== 'tests/docs.test.ts').flatMap((file) =>
    deadPaths(commentsOf(readFileSync(file, 'utf8'))).map((name) => `${file}: ${name}`),
  );
  expect(dead).toEqual([]);
});
