import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '@/scripts/packages/read-lock';
import type { ZipFile } from './zip';

const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 });

/** Files that differ from the last commit, or are not in it. */
export const uncommitted = (): string[] => git('status', '--porcelain').split('\n').filter(Boolean);

export const commit = (): string => git('rev-parse', 'HEAD').trim();

/** Every file of the last commit, if nothing is uncommitted. */
export function sources(): ZipFile[] {
  return git('ls-files', '-s', '-z')
    .split('\0')
    .filter(Boolean)
    .map((line) => {
      const [head = '', name = ''] = line.split('\t');
      return { name, data: readFileSync(path.join(ROOT, name)), executable: head.startsWith('100755') };
    });
}
