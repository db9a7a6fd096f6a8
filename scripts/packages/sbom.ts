import { spawnSync } from 'node:child_process';
import packageJson from '@/package.json' with { type: 'json' };
import { reproducible } from './bill-of-materials';
import { ROOT } from './read-lock';

/** All packages of the lock file as a bill of materials (CycloneDX). */
export function sbom(): string {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, stdout } = spawnSync(npm, ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error('npm sbom failed');
  return `${JSON.stringify(reproducible(JSON.parse(stdout), packageJson.name), null, 2)}\n`;
}
