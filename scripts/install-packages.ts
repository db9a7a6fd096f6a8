import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export const succeeds = (command: string, args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** True on Debian and its relatives. */
export const hasApt = () => process.platform === 'linux' && existsSync('/usr/bin/apt-get');

/** How to become root for apt-get: already root, by sudo without a password, or (null) not possible. */
function rootPrefix(): string[] | null {
  if (process.getuid?.() === 0) return [];
  return succeeds('sudo', ['-n', 'true']) ? ['sudo', '-n'] : null;
}

function apt(prefix: string[], ...args: string[]): boolean {
  const [command = '', ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
  return spawnSync(command, rest, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

/** Updates the system's lists of packages. Returns false if that is not possible or fails. */
export function updateLists(): boolean {
  const prefix = hasApt() ? rootPrefix() : null;
  return prefix !== null && apt(prefix, 'update', '-q');
}

/** Installs system packages without asking. Returns false if that is not possible or fails. */
export function installPackages(packages: string[]): boolean {
  const prefix = hasApt() ? rootPrefix() : null;
  if (!prefix) return false;
  console.log(`Installing ${packages.join(', ')} …`);
  apt(prefix, 'update', '-q');
  return apt(prefix, 'install', '-y', '-q', '--no-install-recommends', ...packages);
}
