import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import packageJson from '@/package.json' with { type: 'json' };
import { ROOT } from '@/scripts/packages/read-lock';
import { filesBelow, type ZipFile, zip } from './zip';

export const RELEASE = path.join(ROOT, 'release');

/** The name of a file for upload. */
export const releaseFile = (what: string, version = packageJson.version) =>
  `${packageJson.name}-${version}-${what}.zip`;

/** Settings files that git does not have, but WXT would read. */
export const strayEnvFiles = (names: readonly string[]) =>
  names.filter((name) => name.startsWith('.env') && name !== '.env.sandbox');

/** The environment without what would change a build. */
export const plainEnv = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^(WXT_|VITE_|NODE_ENV$|NODE_OPTIONS$)/.test(name)));

/** Builds for one browser as in the tree, whatever the environment holds. Returns the folder of the build. */
function buildFor(browser: 'chrome' | 'firefox'): string {
  const stray = strayEnvFiles(readdirSync(ROOT));
  if (stray.length > 0) throw new Error(`A release has no settings of its own: move ${stray.join(', ')} away.`);
  const folder = path.join(ROOT, '.output', `${browser}-mv3`);
  rmSync(folder, { recursive: true, force: true });
  const wxt = path.join(ROOT, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  const { status } = spawnSync(process.execPath, [wxt, 'build', '-b', browser], {
    cwd: ROOT,
    env: plainEnv(process.env),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`The build for ${browser} failed`);
  return folder;
}

/**
 * The manifest for the stores. `key` fixes the id of an unpacked extension; the stores give ids of their own, and the
 * Chrome Web Store rejects a new item with a key.
 */
export function forStores(files: readonly ZipFile[]): ZipFile[] {
  return files.map((file) => {
    if (file.name !== 'manifest.json') return file;
    const { key: _, ...manifest } = JSON.parse(file.data.toString()) as Record<string, unknown>;
    return { ...file, data: Buffer.from(JSON.stringify(manifest)) };
  });
}

/** Writes a file into `release/`. */
export function put(name: string, data: Buffer | string): void {
  mkdirSync(RELEASE, { recursive: true });
  writeFileSync(path.join(RELEASE, name), data);
}

/** Builds for one browser and packs the build under these names. */
export async function pack(browser: 'chrome' | 'firefox', names: readonly string[]): Promise<string> {
  const folder = buildFor(browser);
  const archive = await zip(forStores(filesBelow(folder)));
  for (const name of names) put(releaseFile(name), archive);
  return folder;
}
