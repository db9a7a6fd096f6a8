import { spawnSync } from 'node:child_process';
import path from 'node:path';

/**
 * Builds the floor: a bare extension of WXT, preact and idb that draws the newest 50 rows and has an alarm. In a
 * process of its own, because WXT reads and sets the environment.
 *
 * @returns the folder of the built extension
 */
export function buildFloor(outDir: string, { polyfill = false }: { polyfill?: boolean } = {}): string {
  const { NODE_ENV, ...env } = process.env;
  const folder = path.join(path.resolve(outDir), polyfill ? 'with-polyfill' : 'bare');
  const runner = path.join(import.meta.dirname, 'run-build.ts');
  const args = ['--import', 'tsx', runner, folder, ...(polyfill ? ['polyfill'] : [])];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The floor could not be built:\n${stdout}${stderr}`);
  return path.join(folder, 'floor');
}
