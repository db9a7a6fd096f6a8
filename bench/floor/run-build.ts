import path from 'node:path';
import { build } from 'wxt';

/** `tsx bench/floor/run-build.ts <folder> [polyfill]`: see `build-floor`, which runs it. */
const [, , outDir = '.output', variant] = process.argv;
await build({
  root: import.meta.dirname,
  // `@` is the folder of the sources.
  srcDir: path.resolve(import.meta.dirname, '../..'),
  entrypointsDir: path.join(import.meta.dirname, 'entrypoints'),
  configFile: false,
  outDir,
  outDirTemplate: 'floor',
  manifestVersion: 3,
  imports: false,
  modulesDir: path.join(import.meta.dirname, 'no-modules'),
  manifest: { name: 'Floor', permissions: ['alarms', 'notifications', 'storage'] },
  vite: () => ({
    build: { target: 'es2022', modulePreload: false },
    resolve: {
      alias: variant === 'polyfill' ? { 'wxt/browser': path.join(import.meta.dirname, 'polyfill.ts') } : {},
    },
  }),
});
