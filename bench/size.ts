import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildFloor } from '@/bench/floor/build-floor';
import type { Measured } from '@/bench/report';
import { BUDGETS, BUILD, entrySizes, PACKAGE_LIMIT, PARTS, packageSize, partSizes } from '@/scripts/sizes';

/** What is downloaded and evaluated, gzipped, beside the bare extension. The budgets are those of `npm run sizes`. */
export async function measure(): Promise<Measured[]> {
  // As it is released: a build for a sandbox has other addresses and a Client ID, some 0.1 kB.
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const folder = mkdtempSync(path.join(tmpdir(), 'lookout-floor-'));
  try {
    const floor = buildFloor(folder);
    const lines = BUDGETS.map((budget): Measured => {
      const { name, entry, limit } = budget;
      const bare = existsSync(path.join(floor, entry)) ? [entrySizes(floor, budget).total] : undefined;
      const own = [entrySizes(BUILD, budget).total];
      return { what: `size: ${name}`, unit: 'bytes', own, limit, ...(bare ? { floor: bare } : {}), isRatioFree: true };
    });
    const sizes = partSizes(BUILD);
    const parts = PARTS.map(
      ({ name, limit }, index): Measured => ({
        what: `size: part of the package: ${name}`,
        unit: 'bytes',
        own: [sizes[index] ?? 0],
        limit,
      }),
    );
    return [
      ...lines,
      ...parts,
      {
        what: 'size: code and styles of the package',
        unit: 'bytes',
        own: [packageSize(BUILD)],
        floor: [packageSize(floor)],
        limit: PACKAGE_LIMIT,
        isRatioFree: true,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
