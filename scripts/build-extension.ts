import { spawn } from 'node:child_process';
import path from 'node:path';

export interface BuildOptions {
  /** Folder for the build, which is at `<folder>/<browser>`. */
  outDir: string;
  browser?: 'chrome' | 'firefox';
  /** True: the next version that only tests have, see `next-version`. */
  next?: boolean;
  /** Overrides build-time settings; anything left out comes from `.env.sandbox`. */
  env?: Partial<Record<`WXT_TRAKT_${string}`, string>>;
}

const ROOT = path.resolve(import.meta.dirname, '..');
const RUNNER = path.join(import.meta.dirname, 'run-build.ts');

/**
 * Builds the extension for a sandbox, in its own process, because WXT reads and sets the environment.
 *
 * @returns the folder of the built extension
 * @throws Error with WXT's output
 */
export async function buildExtension({
  outDir,
  browser = 'chrome',
  next = false,
  env = {},
}: BuildOptions): Promise<string> {
  const folder = path.resolve(outDir);
  const { NODE_ENV, VITEST, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', RUNNER, folder, browser, ...(next ? ['next'] : [])], {
    cwd: ROOT,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data));
  child.stderr.on('data', (data: Buffer) => (output += data));
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`The extension could not be built:\n${output}`);
  return path.join(folder, browser);
}
