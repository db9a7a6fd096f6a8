import { expect, it } from 'vitest';
import { noticesOf, packageFolder } from './notices';
import { shippedBill } from './shipped-bill';

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

it('lists each package of a build once, in the same order for any order of building', () => {
  const bill = shippedBill(['node_modules/wxt', 'node_modules/@wxt-dev/browser', 'node_modules/wxt']);
  expect(JSON.parse(bill).components.map(({ purl }: { purl: string }) => purl.replace(/@[\d.]+$/, ''))).toEqual([
    'pkg:npm/%40wxt-dev/browser',
    'pkg:npm/wxt',
  ]);
  expect(bill).toBe(shippedBill(['node_modules/@wxt-dev/browser', 'node_modules/wxt']));
});
