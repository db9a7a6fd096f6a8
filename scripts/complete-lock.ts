import { readFileSync, writeFileSync } from 'node:fs';
import { absentOptionals, platformOf } from './lock-file.ts';

/*
 * `npm run lock`, after every `npm install`. npm leaves packages for other systems out of the lock file when the registry
 * it asked does not have them, and `npm ci` then refuses the whole file, on every system. This puts them in: name,
 * version and system, all that `npm ci` needs to skip them here and to fetch them where they belong.
 */
const FILE = 'package-lock.json';
const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const absent = absentOptionals(lock);
for (const { path, name, version, dev } of absent) {
  lock.packages[path] = { version, ...(dev ? { dev } : {}), optional: true, ...platformOf(name) };
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
writeFileSync(FILE, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
console.log(absent.length === 0 ? 'The lock file is complete.' : `Added ${absent.length} packages for other systems.`);
