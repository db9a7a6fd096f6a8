import { beforeAll, describe, expect, it } from 'vitest';
import { codeBelow, patternsIn } from '@/tests/patterns/find-patterns';
import { slowText } from '@/tests/patterns/growth';
import { FOREIGN, OWN } from '@/tests/patterns/registry';

const FOLDERS = ['components', 'entrypoints', 'utils'];
const files = codeBelow(FOLDERS);
const found = new Map<string, string[]>();

beforeAll(async () => {
  for (const file of files) {
    const patterns = await patternsIn(file);
    if (patterns.length > 0) found.set(file, patterns);
  }
}, 120_000);

const byName = (names: Iterable<string>) => [...new Set(names)].sort();

describe('every regular expression in the code', () => {
  it('is registered as applied to foreign text, or with the reason why not', () => {
    const registered = new Map(Object.entries(FOREIGN).map(([file, patterns]) => [file, byName(patterns.map(String))]));
    const foreign = [...found].filter(([file]) => !Object.hasOwn(OWN, file));
    expect(Object.fromEntries(foreign.map(([file, patterns]) => [file, byName(patterns)]))).toEqual(
      Object.fromEntries(registered),
    );
  });

  it('has no stale entry in the registry', () => {
    expect(Object.keys(OWN).filter((file) => !found.has(file))).toEqual([]);
    for (const reason of Object.values(OWN)) expect(reason).toMatch(/\w+ \w+/);
  });

  it.each(Object.entries(FOREIGN))('runs in linear time: %s', { timeout: 120_000 }, (_, patterns) => {
    for (const pattern of patterns) {
      const [regexp, most] = pattern instanceof RegExp ? [pattern, undefined] : [pattern.pattern, pattern.most];
      expect(slowText(regexp, most), String(regexp)).toBeNull();
    }
  });
});

describe('slowText', () => {
  it.each([/\s+$/, /\[(.*?)\]\(x\)/, /<!--.*?-->/s])('detects %s', (pattern) => {
    expect(slowText(pattern)).not.toBeNull();
  });

  it('accepts quadratic time for texts too short to matter', () => {
    expect(slowText(/\s+$/, 500)).toBeNull();
  });
});
