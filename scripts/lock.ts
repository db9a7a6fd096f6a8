import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * `npm run lock`: completes package-lock.json. A registry or mirror that lacks some platform's binary of a tool makes
 * npm leave that package out of the file, and then refuse the file (`npm ci`: "Missing … from lock file"), though no
 * machine but one of that platform would ever need it. With `--check` it only tells what is missing.
 */
const FILE = path.resolve(import.meta.dirname, '..', 'package-lock.json');

interface LockedPackage {
  version?: string;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  dev?: boolean;
  optional?: boolean;
  optionalDependencies?: Record<string, string>;
}

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];
const LIBRARIES: Record<string, string> = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

/** What the name of a platform's package says of where it runs; null for other names. */
export function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> | null {
  const words = name.split(/[/-]/);
  const os = words.find((word) => SYSTEMS.includes(word));
  const cpu = words.find((word) => PROCESSORS.includes(word));
  const libc = LIBRARIES[words.at(-1) ?? ''];
  return os && cpu ? { cpu: [cpu], os: [os], ...(os === 'linux' && libc ? { libc: [libc] } : {}) } : null;
}

/** The entries that a lock file lacks, by their place in it. */
export function missingEntries(packages: Record<string, LockedPackage>): Record<string, LockedPackage> {
  const missing: Record<string, LockedPackage> = {};
  for (const [place, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const known = [`${place}/node_modules/${name}`, `node_modules/${name}`].some((each) => packages[each]);
      const platform = platformOf(name);
      if (known || !platform || !/^\d/.test(version)) continue;
      missing[`node_modules/${name}`] = { version, ...platform, ...(dev ? { dev } : {}), optional: true };
    }
  }
  return missing;
}

function main(): void {
  const lock = JSON.parse(readFileSync(FILE, 'utf8')) as { packages: Record<string, LockedPackage> };
  const missing = missingEntries(lock.packages);
  const names = Object.keys(missing);
  if (names.length === 0) {
    console.log('package-lock.json is complete.');
    return;
  }
  if (process.argv.includes('--check')) {
    console.error(`package-lock.json lacks ${names.length} packages, so "npm ci" would refuse it: npm run lock`);
    process.exitCode = 1;
    return;
  }
  const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);
  const packages = Object.fromEntries(Object.entries({ ...lock.packages, ...missing }).sort(byName));
  writeFileSync(FILE, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
  console.log(`${names.length} packages added to package-lock.json.`);
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) main();
