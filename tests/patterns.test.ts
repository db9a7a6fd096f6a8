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

describe('every pattern of the code', () => {
  it('is registered: as one for foreign text, or with the reason why its text is not foreign', () => {
    const registered = new Map(Object.entries(FOREIGN).map(([file, patterns]) => [file, byName(patterns.map(String))]));
    const foreign = [...found].filter(([file]) => !Object.hasOwn(OWN, file));
    expect(Object.fromEntries(foreign.map(([file, patterns]) => [file, byName(patterns)]))).toEqual(
      Object.fromEntries(registered),
    );
  });

  it('that is no longer there is not registered either', () => {
    expect(Object.keys(OWN).filter((file) => !found.has(file))).toEqual([]);
    for (const reason of Object.values(OWN)) expect(reason).toMatch(/\w+ \w+/);
  });

  it.each(Object.entries(FOREIGN))('takes time by the length of the text: %s', { timeout: 120_000 }, (_, patterns) => {
    for (const pattern of patterns) {
      const [regexp, most] = pattern instanceof RegExp ? [pattern, undefined] : [pattern.pattern, pattern.most];
      expect(slowText(regexp, most), String(regexp)).toBeNull();
    }
  });
});

describe('the check of growth', () => {
  it.each([/\s+$/, /\[(.*?)\]\(x\)/, /<!--.*?-->/s])('notices %s', (pattern) => {
    expect(slowText(pattern)).not.toBeNull();
  });

  it('lets a square be where no text is long enough to matter', () => {
    expect(slowText(/\s+$/, 500)).toBeNull();
  });
});
