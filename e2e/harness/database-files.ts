import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Where a profile stores the databases of its extensions. */
const folderOf = (profile: string) => path.join(profile, 'Default', 'IndexedDB');

function databaseFiles(profile: string): string[] {
  const folder = folderOf(profile);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name));
}

/** Files of the extensions' databases with this suffix. */
function filesLike(profile: string, end: RegExp): string[] {
  const files = databaseFiles(profile).filter((file) => /chrome-extension_/.test(file) && end.test(file));
  if (files.length === 0) throw new Error(`The profile has no database file like ${end}`);
  return files;
}

/** Truncates the newest log of a stopped browser's database, as a power cut can. */
export function cutNewestLog(profile: string, bytes: number): void {
  const logs = filesLike(profile, /\.log$/).filter((file) => statSync(file).size > bytes);
  const [newest] = logs.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (!newest) throw new Error('The profile has no database log');
  truncateSync(newest, statSync(newest).size - bytes);
}

/** Damages the files of a stopped browser's databases: Chromium deletes such a database and creates another. */
export function damageManifest(profile: string): void {
  for (const file of filesLike(profile, /\/MANIFEST-\d+$/)) {
    writeFileSync(file, Buffer.alloc(statSync(file).size, 0xa5));
  }
}

/** Deletes all databases of a stopped browser. */
export function removeDatabases(profile: string): void {
  filesLike(profile, /\/CURRENT$/);
  rmSync(folderOf(profile), { recursive: true });
}

/** What the browser logged about databases that were created, found damaged or deleted: LevelDB's log and its own. */
export function damageLines(profile: string): string[] {
  const logs = databaseFiles(profile).filter((file) => /\/LOG(\.old)?$/.test(file));
  const own = path.join(profile, 'chrome_debug.log');
  const lines = (files: string[], about: RegExp) =>
    files.flatMap((file) => readFileSync(file, 'utf8').split('\n')).filter((line) => about.test(line));
  return [
    ...lines(logs, /corrupt|error|missing|checksum/i),
    ...lines(existsSync(own) ? [own] : [], /indexed_?db|leveldb/i),
  ];
}
