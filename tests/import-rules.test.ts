import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const FORBIDDEN = [
  ['utils/lib/a.ts', '@/utils/activity/activity'],
  ['utils/activity/a.ts', '@/utils/rules/rule'],
  ['utils/activity/b.ts', 'wxt/browser'],
  ['utils/rules/a.ts', '@/utils/store/schema'],
  ['utils/trakt/a.ts', '@/utils/store/schema'],
  ['utils/trakt/v1/a.ts', '@/utils/trakt/v2/wire'],
  ['utils/trakt/v2/a.ts', '@/utils/trakt/v1/wire'],
  ['utils/store/a.ts', '@/utils/poll/budget'],
  ['utils/poll/a.ts', '@/utils/trakt/create-trakt-client'],
  ['utils/poll/b.ts', 'idb'],
  ['utils/poll/c.ts', '../rules/rule'],
  ['utils/poll/d.ts', 'hono'],
  ['utils/notify/a.ts', '@/utils/poll/budget'],
  ['components/feed/a.tsx', '@/utils/store/feed-writer'],
  ['components/feed/b.tsx', '@/utils/trakt/http'],
  ['entrypoints/popup/a.tsx', '@/entrypoints/background/services'],
  ['entrypoints/background/a.ts', '@/sandbox/app'],
  ['entrypoints/background/b.ts', '@/utils/trakt/create-trakt-client'],
  ['entrypoints/background/c.ts', '@/utils/store/feed-writer'],
  ['entrypoints/poller/a.ts', '@/entrypoints/background/services'],
  ['entrypoints/extras/a.ts', '@/entrypoints/background/services'],
  ['sandbox/a.ts', '@/utils/trakt/http'],
  ['sandbox/v2/a.ts', '@/utils/trakt/v2/wire'],
] as const;

const ALLOWED = [
  ['utils/activity/ok-a.ts', '@/utils/lib/time'],
  ['utils/poll/ok-a.ts', '@/utils/trakt/trakt-client'],
  ['utils/poll/ok-b.test.ts', '@/utils/trakt/create-trakt-client'],
  ['utils/store/ok-a.ts', 'idb'],
  ['utils/store/ok-b.ts', '@/utils/activity/activity'],
  ['components/feed/ok-a.tsx', '@/utils/store/read/feed-reader'],
  ['entrypoints/background/ok-a.ts', '@/utils/trakt/basic-auth'],
  ['entrypoints/poller/ok-a.ts', '@/utils/poll/run-poll'],
  ['sandbox/ok-a.ts', 'hono'],
  ['sandbox/ok-b.ts', '@/utils/activity/activity'],
  ['sandbox/v2/ok-c.ts', '@/utils/trakt/v2/endpoint-facts'],
] as const;

const FETCHING = ['utils/poll/fetches.ts', 'utils/trakt/http.ts'] as const;

/** Files with a function of this many lines. The linter does not count the lines of the outer braces. */
const FUNCTIONS = [
  ['utils/poll/fits.ts', 82],
  ['utils/poll/long.ts', 83],
  ['entrypoints/background/long.ts', 83],
] as const;

/** Diagnostics of the linter, by file. */
let found: Map<string, string>;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-rules-'));
  cpSync('biome.json', join(folder, 'biome.json'));
  const plant = (path: string, content: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  for (const [path, name] of [...FORBIDDEN, ...ALLOWED]) plant(path, `import { x } from '${name}';\n\nx();\n`);
  for (const path of FETCHING) plant(path, "await fetch('x');\n");
  for (const [path, lines] of FUNCTIONS)
    plant(path, `export function f() {\n${'  console.log();\n'.repeat(lines - 2)}}\n`);
  const rules = ['style/noRestrictedImports', 'style/noRestrictedGlobals', 'complexity/noExcessiveLinesPerFunction'];
  const only = rules.map((rule) => `--only=${rule}`);
  const args = ['lint', '--vcs-enabled=false', '--reporter=github', '--max-diagnostics=none', ...only, '.'];
  const { stdout } = spawnSync(resolve('node_modules/.bin/biome'), args, { cwd: folder, encoding: 'utf8' });
  found = new Map();
  for (const [, file = '', message = ''] of stdout.matchAll(/file=([^,]+),.*?::(.*)/g)) {
    const path = file.replace(`${folder}/`, '');
    found.set(path, `${found.get(path) ?? ''}${message}`);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('import rules', () => {
  it.each(FORBIDDEN)('%s may not import %s', (path) => expect(found.has(path)).toBe(true));

  it.each(ALLOWED)('%s may import %s', (path) => expect(found.get(path)).toBeUndefined());

  it('names the module to import instead', () =>
    expect(found.get('components/feed/a.tsx')).toContain('messaging/send'));

  it('refuses the global fetch outside the modules that send requests', () => {
    expect(FETCHING.map((path) => found.has(path))).toEqual([true, false]);
  });

  it('refuses a function of more than 80 lines in utils and entrypoints', () => {
    const refused = FUNCTIONS.filter(([path]) => found.get(path)?.includes('too many lines')).map(([path]) => path);
    expect(refused).toEqual(['utils/poll/long.ts', 'entrypoints/background/long.ts']);
  });
});
