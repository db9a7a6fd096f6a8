import path from 'node:path';
import { build } from 'wxt';
import { NEXT_VERSION, nextVersion } from './next-version/next-version';

/** `tsx scripts/run-build.ts <folder> <browser> [next]`: see `build-extension`, which runs it. */
const [, , outDir = '.output', browser = 'chrome', version] = process.argv;
await build({
  root: path.resolve(import.meta.dirname, '..'),
  outDir,
  outDirTemplate: '{{browser}}',
  browser,
  mode: 'sandbox',
  ...(version === 'next' ? { vite: () => ({ plugins: [nextVersion] }), manifest: { version: NEXT_VERSION } } : {}),
});
