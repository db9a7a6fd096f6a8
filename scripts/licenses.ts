import { readFileSync } from 'node:fs';
import path from 'node:path';
import packageJson from '@/package.json' with { type: 'json' };
import { licenseProblems } from './packages/license-problems';
import { NOTICES } from './packages/notices';
import { ROOT, readLock } from './packages/read-lock';

/**
 * `npm run licenses`: checks that each package has an allowed license, and that both builds contain the licenses of
 * what they bundle.
 */
const problems = licenseProblems(readLock().packages);
for (const build of ['chrome-mv3', 'firefox-mv3']) {
  const notices = readFileSync(path.join(ROOT, '.output', build, NOTICES), 'utf8');
  for (const [name, version] of Object.entries(packageJson.dependencies)) {
    if (!notices.includes(`${name} ${version} (`)) problems.push(`${build}/${NOTICES} lacks ${name}`);
  }
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log('Each package has an allowed license, and both builds contain the licenses of what they bundle.');
