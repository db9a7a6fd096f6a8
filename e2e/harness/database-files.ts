import { readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';

/** Files of the databases in a profile, where the browser keeps those of extensions. */
function databaseFiles(profile: string): string[] {
  const folder = path.join(profile, 'Default', 'IndexedDB');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name));
}

/**
 * Cuts the end off the newest log of a stopped browser's database, as a power cut can.
 *
 * @returns the file
 */
export function cutNewestLog(profile: string, bytes: number): string {
  const logs = databaseFiles(profile).filter((file) => file.endsWith('.log') && statSync(file).size > bytes);
  const [newest] = logs.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (!newest) throw new Error('The profile has no database log');
  truncateSync(newest, statSync(newest).size - bytes);
  return newest;
}

/** What the browser itself has written about damaged databases. */
export function damageLines(profile: string): string[] {
  return databaseFiles(profile)
    .filter((file) => /\/LOG(\.old)?$/.test(file))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .filter((line) => /corrupt|error|missing|checksum/i.test(line));
}
