import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildExtension } from '@/scripts/build-extension';

/** Nothing listens there: the extension's own requests fail at once. Its host permission is for any port. */
export const ORIGIN = 'http://127.0.0.1:9';

let building: Promise<string> | undefined;

/**
 * The extension as it is released, but for its server; built once a process. `LOOKOUT_BUILT` names a build to use
 * instead.
 */
export function builtExtension(): Promise<string> {
  building ??= process.env.LOOKOUT_BUILT ? Promise.resolve(process.env.LOOKOUT_BUILT) : build();
  return building;
}

async function build(): Promise<string> {
  const outDir = mkdtempSync(path.join(tmpdir(), 'lookout-built-'));
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
  const env = { WXT_TRAKT_API_ORIGIN: ORIGIN, WXT_TRAKT_AUTH_ORIGIN: ORIGIN, WXT_TRAKT_CLIENT_ID: 'bench' };
  return buildExtension({ outDir, env });
}
