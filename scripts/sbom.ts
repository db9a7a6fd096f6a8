import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import packageJson from '@/package.json' with { type: 'json' };
import { reproducible } from './packages/bill-of-materials';
import { ROOT } from './packages/read-lock';

/** `npm run sbom`: writes all packages of the lock file as a bill of materials (CycloneDX), .output/sbom.cdx.json. */
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const { status, stdout } = spawnSync(npm, ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
  cwd: ROOT,
  encoding: 'utf8',
  maxBuffer: 1 << 28,
  stdio: ['ignore', 'pipe', 'inherit'],
});
if (status !== 0) throw new Error('npm sbom failed');
const bill = reproducible(JSON.parse(stdout), packageJson.name);
const file = path.join(ROOT, '.output', 'sbom.cdx.json');
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
console.log(`${bill.components.length} packages in ${path.relative(ROOT, file)}`);
