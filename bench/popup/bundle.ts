import path from 'node:path';
import { build } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Bundles one of the product's modules as a single script for a page. */
export async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    // As in the builds, without the polyfill.
    resolve: { alias: { '@': ROOT, 'wxt/browser': '@wxt-dev/browser' } },
    build: { write: false, minify: false, lib: { entry: path.join(ROOT, entry), formats: ['iife'], name: 'bench' } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error(`${entry} could not be bundled`);
  return output.output[0].code;
}
