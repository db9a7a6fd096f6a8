const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

/** True for packages that contain a tool's binary for one platform, by their name. */
export function isPlatformPackage(name: string): boolean {
  const words = name.split(/[/-]/);
  return SYSTEMS.some((system) => words.includes(system)) && PROCESSORS.some((each) => words.includes(each));
}
