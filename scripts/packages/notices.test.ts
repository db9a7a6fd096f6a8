import { expect, it } from 'vitest';
import { noticesOf, packageFolder } from './notices';

it.each([
  ['/repo/node_modules/preact/dist/preact.mjs', '/repo/node_modules/preact'],
  ['/repo/node_modules/@wxt-dev/browser/src/index.mjs', '/repo/node_modules/@wxt-dev/browser'],
  ['/repo/node_modules/a/node_modules/b/index.js?commonjs', '/repo/node_modules/a/node_modules/b'],
  ['C:\\repo\\node_modules\\idb\\build\\index.js', 'C:/repo/node_modules/idb'],
  ['\0/repo/node_modules/uplot/dist/uPlot.esm.js?commonjs-proxy', '/repo/node_modules/uplot'],
  ['/repo/components/feed/feed-app.tsx', null],
])('finds the package of %s', (module, folder) => {
  expect(packageFolder(module)).toBe(folder);
});

it('gives the name, version and text of each license once', () => {
  const notices = noticesOf(['node_modules/wxt', 'node_modules/preact', 'node_modules/idb', 'node_modules/idb']);
  expect(notices).toMatch(/^idb [\d.]+ \(ISC\)[\s\S]*^preact [\d.]+ \(MIT\)[\s\S]*^wxt [\d.]+ \(MIT\)\n\nCopyright/m);
  expect(notices.match(/Permission (is hereby granted|to use)/g)).toHaveLength(3);
});
