import { isPlatformPackage } from './platform';

interface LockedPackage {
  version?: string;
  integrity?: string;
  resolved?: string;
  license?: string;
  dev?: boolean;
  optionalDependencies?: Record<string, string>;
}

/** The `packages` of package-lock.json by path; the project itself has the path ''. */
export type LockedPackages = Record<string, LockedPackage>;

/** Entries without a digest: npm would install whatever a registry sends under that name. */
export const withoutIntegrity = (packages: LockedPackages): string[] =>
  Object.keys(packages).filter((place) => place !== '' && !packages[place]?.integrity);

/**
 * Binaries for other platforms that the lock file lacks. npm omits packages that a mirror does not have, and `npm ci`
 * then rejects the lock file on every platform.
 */
function missingPlatforms(packages: LockedPackages): string[] {
  const missing = new Set<string>();
  for (const [place, { optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (!isPlatformPackage(name) || !/^\d/.test(version)) continue;
      if (!placesOf(place, name).some((each) => packages[each])) missing.add(`${name}@${version}`);
    }
  }
  return [...missing];
}

/** Where Node looks for a package that is imported from `place`. */
function placesOf(place: string, name: string): string[] {
  const found = [`${place ? `${place}/` : ''}node_modules/${name}`];
  for (let end = place.lastIndexOf('/node_modules/'); end >= 0; end = place.lastIndexOf('/node_modules/', end - 1)) {
    found.push(`${place.slice(0, end)}/node_modules/${name}`);
  }
  return [...found, `node_modules/${name}`];
}

/** What is wrong with a lock file, one line each. */
export const lockProblems = (packages: LockedPackages): string[] => [
  ...missingPlatforms(packages).map((each) => `${each} is missing, so "npm ci" rejects the file`),
  ...withoutIntegrity(packages).map((place) => `${place} has no integrity`),
  ...Object.keys(packages)
    .filter((place) => packages[place]?.resolved)
    .map((place) => `${place} names the address of a registry`),
];
