import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import JSZip from 'jszip';
import { plainEnv, RELEASE, releaseFile } from './release/packages';

/**
 * `npm run release:check`: unpacks the sources archive of `npm run release` elsewhere, builds the package for Firefox
 * there as a reviewer does, and compares the two, byte by byte.
 */
const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';

const folder = mkdtempSync(path.join(tmpdir(), 'lookout-sources-'));
try {
  const archive = await JSZip.loadAsync(readFileSync(path.join(RELEASE, releaseFile('sources'))));
  for (const [name, file] of Object.entries(archive.files)) {
    const to = path.join(folder, name);
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, await file.async('nodebuffer'));
  }
  const env = plainEnv(process.env);
  for (const args of [['ci'], ['run', 'build-for-amo']])
    execFileSync(NPM, args, { cwd: folder, env, stdio: 'inherit' });
  const name = releaseFile('firefox');
  const [ours, theirs] = [RELEASE, path.join(folder, 'release')].map((each) => readFileSync(path.join(each, name)));
  const isSame = ours?.equals(theirs ?? Buffer.alloc(0));
  console.log(isSame ? `The sources make the same ${name}.` : `The sources make another ${name}.`);
  if (!isSame) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
