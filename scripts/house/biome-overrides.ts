import { ROOMS, type Room } from './rooms.ts';

interface Pattern {
  group: string[];
  message: string;
}

const ALIAS: Pattern = {
  group: ['../**'],
  message: 'Across folders use the alias @/…, so that the import rules see where it goes.',
};
const TEST_SERVERS: Pattern = {
  group: ['hono', 'hono/**', '@hono/**', 'playwright-core'],
  message: 'Test servers and browsers stay in sandbox/, e2e/, tests/ and scripts/.',
};
const INDEXED_DB: Pattern = {
  group: ['idb'],
  message: 'Only utils/store talks to IndexedDB: use store/read for reading, feed-writer and read-marks for changes.',
};
const BROWSER: Pattern = {
  group: ['wxt/browser'],
  message: 'This folder knows no browser: hand in what it needs of it.',
};

const NO_TESTS = ['!**/*.test.ts', '!**/*.test.tsx'];

/** Folders are matched whole, files without extension: the linter compares the import as it is written. */
const imports = (name: string): string[] => [`@/${name}`, `@/${name}/**`];

function patternsOf(room: Room): Pattern[] {
  const may = [room.folder, ...room.may].flatMap(imports).map((each) => `!${each}`);
  return [
    ALIAS,
    ...(room.folder === 'sandbox' ? [] : [TEST_SERVERS]),
    ...(room.folder === 'utils/store' ? [] : [INDEXED_DB]),
    { group: ['@/**', ...may], message: room.remedy },
    ...(room.never ?? []).map(({ files, remedy }) => ({ group: files.flatMap(imports), message: remedy })),
    ...(room.noBrowser ? [BROWSER] : []),
  ];
}

const GLOBALS = {
  fetch:
    'Take `fetch` as a dependency. Reads go through createHttp of trakt/http, tokens through post of account/oauth/client, images through trakt/images.',
  XMLHttpRequest: 'Use createHttp of trakt/http.',
  indexedDB: 'Use utils/store.',
  setTimeout: 'The future is an alarm or a due time in the store; a timer dies with the worker.',
};

/** Lines as the linter counts them, without most comments and blank lines. */
const MAX_FUNCTION_LINES = 80;

const rule = (name: string, options: unknown, group = 'style') => ({
  linter: { rules: { [group]: { [name]: { level: 'error', options } } } },
});

/**
 * The `overrides` of `biome.json`: one for each folder, forbidden globals in `utils`, and the maximum length of
 * functions.
 */
export function biomeOverrides(): unknown[] {
  return [
    ...ROOMS.map((room) => ({
      includes: [`${room.folder}/**`, ...NO_TESTS],
      ...rule('noRestrictedImports', { patterns: patternsOf(room) }),
    })),
    {
      includes: ['utils/**', '!utils/trakt/http.ts', '!utils/trakt/images.ts', ...NO_TESTS],
      ...rule('noRestrictedGlobals', { deniedGlobals: GLOBALS }),
    },
    {
      includes: ['utils/**', 'entrypoints/**', ...NO_TESTS],
      ...rule('noExcessiveLinesPerFunction', { maxLines: MAX_FUNCTION_LINES }, 'complexity'),
    },
  ];
}
