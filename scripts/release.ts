import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import packageJson from '@/package.json' with { type: 'json' };
import { sbom } from '@/scripts/packages/sbom';
import traktApp from '@/trakt-app.json' with { type: 'json' };
import { NOTICES } from './packages/notices';
import { ROOT } from './packages/read-lock';
import { newestVersion } from './release/changelog';
import { lintAddon } from './release/lint-addon';
import { pack, put, RELEASE, releaseFile } from './release/packages';
import { redirectLines } from './release/redirect-address';
import { commit, sources, uncommitted } from './release/tree';
import { zip } from './release/zip';

/** `npm run release`: makes all files of a release in `release/`, the same bytes for each run of one commit. */
const changed = uncommitted();
if (changed.length > 0) {
  console.error(`A release is made of a commit. Commit, stash or remove first:\n${changed.join('\n')}`);
  process.exit(1);
}
const changelog = readFileSync(path.join(ROOT, 'CHANGELOG.md'), 'utf8');
if (newestVersion(changelog) !== packageJson.version) {
  console.error(`CHANGELOG.md has no entry for ${packageJson.version}: npm run new-version makes one.`);
  process.exit(1);
}

rmSync(RELEASE, { recursive: true, force: true });
// Edge takes the same package as Chromium.
await pack('chrome', ['chromium', 'edge']);
const folder = await pack('firefox', ['firefox']);
put(releaseFile('sources'), await zip(sources()));
put('sbom.cdx.json', sbom());
copyFileSync(path.join(folder, NOTICES), path.join(RELEASE, NOTICES));

const names = readdirSync(RELEASE).sort();
const sums = names.map((name) => [createHash('sha256').update(readFileSync(path.join(RELEASE, name))), name] as const);
put('SHA256SUMS', sums.map(([hash, name]) => `${hash.digest('hex')}  ${name}\n`).join(''));

const { problems, warnings } = lintAddon(path.join(RELEASE, releaseFile('firefox')));
console.log(`Commit ${commit()}\n${readFileSync(path.join(RELEASE, 'SHA256SUMS'), 'utf8')}`);
console.log(`addons-linter: ${warnings} warnings, all explained in docs/release.md unless named here`);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
console.log(`\nRedirect addresses for the app at Trakt:\n${redirectLines(traktApp.extensionIds).join('\n')}`);
if (!traktApp.clientId) console.log('\ntrakt-app.json has no Client ID: everybody would have to enter one.');
