import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { lockProblems, withoutIntegrity } from './packages/lock-problems';
import { ROOT, readLock } from './packages/read-lock';

/**
 * `npm run lock`: completes package-lock.json where npm omits packages or digests, see docs/packages.md. With `--check`
 * it only prints what is wrong.
 */
const LOCK = 'package-lock.json';

/** Requests incomplete entries from npm again, in a folder without `node_modules`, from which npm would copy them. */
function complete(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'lookout-lock-'));
  try {
    for (const file of ['package.json', '.npmrc']) copyFileSync(path.join(ROOT, file), path.join(folder, file));
    const lock = readLock();
    for (const place of withoutIntegrity(lock.packages)) delete lock.packages[place];
    writeFileSync(path.join(folder, LOCK), JSON.stringify(lock));
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const { status } = spawnSync(npm, ['install', '--package-lock-only'], { cwd: folder, stdio: 'inherit' });
    if (status !== 0) throw new Error('npm failed');
    copyFileSync(path.join(folder, LOCK), path.join(ROOT, LOCK));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (!process.argv.includes('--check')) complete();
const problems = lockProblems(readLock().packages);
for (const problem of problems) console.error(`${LOCK}: ${problem}`);
if (problems.length > 0) {
  console.error('npm run lock completes the file, with a registry that has all of these packages.');
  process.exitCode = 1;
} else console.log(`${LOCK} is complete, each package with its integrity.`);
