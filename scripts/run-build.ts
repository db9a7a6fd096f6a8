import path from 'node:path';
import { build } from 'wxt';

/** `tsx scripts/run-build.ts <folder> <browser>`: see `build-extension`, which runs it. */
const [, , outDir = '.output', browser = 'chrome'] = process.argv;
await build({
  root: path.resolve(import.meta.dirname, '..'),
  outDir,
  outDirTemplate: '{{browser}}',
  browser,
  mode: 'sandbox',
});
