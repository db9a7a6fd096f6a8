import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { manifestProblems, pageProblems } from './policy/manifest-problems';

/**
 * `npm run permissions`: checks that each build asks for exactly the permissions explained in PRIVACY.md, opens nothing
 * to web pages and other extensions, and has our content policy. A new permission has to be added in four places:
 * PRIVACY.md, docs/permissions.md, `manifest-problems` and `wxt.config.ts`.
 */
const OUTPUT = path.resolve(import.meta.dirname, '..', '.output');

for (const build of ['chrome-mv3', 'firefox-mv3']) {
  const folder = path.join(OUTPUT, build);
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  const pages = readdirSync(folder).filter((file) => file.endsWith('.html'));
  const problems = [
    ...manifestProblems(JSON.parse(read('manifest.json')), build === 'firefox-mv3'),
    ...pages.flatMap((page) => pageProblems(read(page)).map((problem) => `${page} ${problem}`)),
  ];
  for (const problem of problems) console.error(`${build}: ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}
if (!process.exitCode) console.log('Both builds ask for, open and load exactly what is allowed.');
