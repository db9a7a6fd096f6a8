import path from 'node:path';
import { build } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A module of ours as one script that a page can run. */
export async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    // As in the builds: the polyfill is not part of them.
    resolve: { alias: { '@': ROOT, 'wxt/browser': '@wxt-dev/browser' } },
    build: { write: false, minify: false, lib: { entry: path.join(ROOT, entry), formats: ['iife'], name: 'bench' } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error(`${entry} could not be bundled`);
  return output.output[0].code;
}
