interface LockedPackage {
  version?: string;
  dev?: boolean;
  optionalDependencies?: Record<string, string>;
}

export interface LockFile {
  packages: Record<string, LockedPackage>;
}

export interface AbsentOptional {
  /** Its place in the lock file. */
  path: string;
  name: string;
  version: string;
  dev: boolean;
}

/** Optional packages (binaries for one system each) that some package names and the lock file does not hold. */
export function absentOptionals({ packages }: LockFile): AbsentOptional[] {
  const absent = new Map<string, AbsentOptional>();
  for (const [parent, { optionalDependencies = {}, dev = false }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const nested = `${parent}/node_modules/${name}`;
      const top = packages[`node_modules/${name}`];
      if (packages[nested] || top?.version === version || !/^\d/.test(version)) continue;
      const path = top ? nested : `node_modules/${name}`;
      absent.set(path, { path, name, version, dev });
    }
  }
  return [...absent.values()];
}

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'aix', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el'];

/** The system that such a package is for, read from its name: `@rollup/rollup-linux-x64-musl`. */
export function platformOf(name: string): { os?: string[]; cpu?: string[]; libc?: string[] } {
  const parts = name.split(/[-/]/);
  const os = SYSTEMS.filter((system) => parts.includes(system));
  const cpu = PROCESSORS.filter((processor) => parts.includes(processor));
  const libc = parts.some((part) => part.startsWith('musl'))
    ? ['musl']
    : parts.includes('gnu') && os[0] === 'linux'
      ? ['glibc']
      : [];
  return {
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(libc.length > 0 ? { libc } : {}),
    ...(os.length > 0 ? { os } : {}),
  };
}
