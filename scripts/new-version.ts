import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import packageJson from '@/package.json' with { type: 'json' };
import { ROOT } from './packages/read-lock';
import { versionProblems, withVersion } from './release/changelog';
import { uncommitted } from './release/tree';

/** `npm run new-version -- 1.0.0`: heading in the changelog, version, commit and tag. Pushes nothing. */
const next = process.argv[2] ?? '';
const file = path.join(ROOT, 'CHANGELOG.md');
const changelog = readFileSync(file, 'utf8');
const problems = [
  ...uncommitted().map((line) => `not committed: ${line}`),
  ...versionProblems(next, packageJson.version, changelog),
];
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

const run = (program: string, ...args: string[]) => execFileSync(program, args, { cwd: ROOT, stdio: 'inherit' });
writeFileSync(file, withVersion(changelog, next, new Date().toISOString().slice(0, 10)));
// Also writes the lock file.
run(process.platform === 'win32' ? 'npm.cmd' : 'npm', 'version', next, '--no-git-tag-version');
run('git', 'commit', '--quiet', '--all', '--message', `chore: version ${next}`);
run('git', 'tag', '--annotate', `v${next}`, '--message', `Lookout for Trakt ${next}`);
console.log(`Version ${next} is committed and tagged. To publish: git push --follow-tags`);
