import { expect, it } from 'vitest';
import { API, CSS } from './features';
import { versionProblems } from './problems';
import { apiIn, cssIn } from './used';

const OLDEST = { chrome: 120, firefox: 140 };
const ALL = { calls: Object.keys(API), styles: Object.keys(CSS) };

it('finds what a script calls and what a style sheet uses', () => {
  expect(apiIn("// browser.old.call\nawait browser.storage?.session?.get('a'); chrome.i18n.getMessage(b)")).toEqual([
    'storage.session',
    'i18n.getMessage',
  ]);
  const sheet =
    '.a:has(> b)::after { color: light-dark(red, blue); &:hover { --own: 1px; inset: 0 } } @layer x { a { gap: 1px } }';
  expect(cssIn(sheet).sort()).toEqual(
    ['::after', ':has', ':hover', '@layer', 'color', 'gap', 'inset', 'light-dark()'].sort(),
  );
});

it('accepts what the tables have, and refuses what is newer, unknown or no longer used', () => {
  expect(versionProblems(ALL.calls, ALL.styles, OLDEST)).toEqual([]);
  expect(versionProblems([...ALL.calls, 'sidePanel.open'], [...ALL.styles, 'light-dark()'], OLDEST)).toEqual([
    'sidePanel.open is in no table of scripts/versions/features.ts',
    'light-dark() is in no table of scripts/versions/features.ts',
  ]);
  expect(versionProblems(ALL.calls, ALL.styles, { chrome: 110, firefox: 140 })).toContain(
    'color-mix() is newer than the oldest browsers',
  );
  expect(versionProblems(ALL.calls.slice(1), ALL.styles, OLDEST)).toEqual([
    `${ALL.calls[0]} is in a table, and nothing uses it`,
  ]);
});
