import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { hasApt, succeeds, updateLists } from './install-packages';
import { oldestAllowed } from './versions/oldest';

/** Where packages are unpacked, beside what the system has installed. */
const FOLDER = path.resolve(import.meta.dirname, '../.output/browsers');

const run = (command: string, args: string[], cwd = FOLDER) => spawnSync(command, args, { cwd, encoding: 'utf8' });

/** The newest package of a version in what `apt-cache madison` prints; null if there is none. */
export function packageOf(listed: string, version: number): string | null {
  const versions = listed.split('\n').map((line) => line.split('|')[1]?.trim() ?? '');
  return versions.find((each) => each.startsWith(`${version}.`)) ?? null;
}

/** Downloads a package of the system and unpacks it, without installing it. Returns its Firefox. */
function unpack(version: string): string | null {
  const folder = path.join(FOLDER, `firefox-${version}`);
  const executable = path.join(folder, 'usr/lib/firefox-esr/firefox-esr');
  if (existsSync(executable)) return executable;
  mkdirSync(folder, { recursive: true });
  const downloaded = run('apt-get', ['download', '-q', `firefox-esr=${version}`], folder);
  const file = readdirSync(folder).find((name) => name.endsWith('.deb'));
  if (downloaded.status !== 0 || !file) return null;
  const isUnpacked = succeeds('dpkg', ['-x', path.join(folder, file), folder]);
  return isUnpacked && succeeds(executable, ['--version']) ? executable : null;
}

/** The oldest Firefox that the manifest allows, from an older package of Debian; null where there is none. */
export function ensureOldestFirefox(): string | null {
  const { firefox } = oldestAllowed();
  if (!hasApt()) return null;
  mkdirSync(FOLDER, { recursive: true });
  const find = () => packageOf(run('apt-cache', ['madison', 'firefox-esr']).stdout, firefox);
  const version = find() ?? (updateLists() ? find() : null);
  return version ? unpack(version) : null;
}
