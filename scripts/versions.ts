import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { oldestAllowed } from './versions/oldest';
import { versionProblems, versionsDocument } from './versions/problems';
import { apiIn, cssIn } from './versions/used';

/**
 * `npm run versions`: checks that the code uses nothing of a browser that is newer than the oldest version that the
 * manifest allows. `-- --write` generates `docs/browser-versions.md`.
 */
const ROOT = path.resolve(import.meta.dirname, '..');
const DOCUMENT = path.join(ROOT, 'docs/browser-versions.md');

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

const files = execFileSync('git', ['ls-files', 'assets', 'entrypoints', 'components', 'utils'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => !/\.test\./.test(file));
const unique = (names: string[]) => [...new Set(names)].sort();
const calls = unique(files.filter((file) => /\.tsx?$/.test(file)).flatMap((file) => apiIn(read(file))));
const styles = unique(files.filter((file) => file.endsWith('.css')).flatMap((file) => cssIn(read(file))));

const oldest = oldestAllowed();
const problems = versionProblems(calls, styles, oldest);
const text = versionsDocument(oldest);
if (process.argv.includes('--write')) writeFileSync(DOCUMENT, text);
else if (read('docs/browser-versions.md') !== text)
  problems.push('docs/browser-versions.md is out of date: npm run versions -- --write');
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else
  console.log(
    `${calls.length} calls and ${styles.length} parts of styles are in Chromium ${oldest.chrome} and Firefox ${oldest.firefox}.`,
  );
