import { isAllowed, READ_BY_HAND } from './allowed-licenses';
import type { LockedPackages } from './lock-problems';

/** Packages in a lock file with a missing or forbidden license; one line each. */
export function licenseProblems(packages: LockedPackages): string[] {
  const problems: string[] = [];
  for (const [place, { version, license, dev = false }] of Object.entries(packages)) {
    if (place === '') continue;
    const name = `${place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`;
    const known = READ_BY_HAND[name] ?? license;
    if (!known) problems.push(`${name} names no license`);
    else if (!isAllowed(known, !dev)) problems.push(`${name} is ${known}, which is not allowed${dev ? '' : ' here'}`);
  }
  return problems;
}
