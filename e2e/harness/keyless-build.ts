import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SANDBOX_CLIENT_ID } from '@/sandbox/app';

/**
 * A copy of a build as it is without a Client ID.
 *
 * @returns the folder, to be removed by the caller
 * @throws Error if the build had none
 */
export function keylessBuild(extension: string): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'lookout-keyless-'));
  cpSync(extension, folder, { recursive: true });
  let changed = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.js')) continue;
    const file = path.join(folder, name);
    const text = readFileSync(file, 'utf8');
    if (!text.includes(SANDBOX_CLIENT_ID)) continue;
    writeFileSync(file, text.replaceAll(SANDBOX_CLIENT_ID, ''));
    changed += 1;
  }
  if (changed === 0) throw new Error(`${extension} has no Client ID`);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
