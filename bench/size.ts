import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { builtExtension } from '@/bench/built';
import { buildFloor } from '@/bench/floor/build-floor';
import type { Measured } from '@/bench/report';
import { BUDGETS, entrySizes, PACKAGE_LIMIT, PARTS, packageSize, partSizes } from '@/scripts/sizes';

/** What is downloaded and evaluated, gzipped, beside the bare extension. The budgets are those of `npm run sizes`. */
export async function measure(): Promise<Measured[]> {
  const build = await builtExtension();
  const folder = mkdtempSync(path.join(tmpdir(), 'lookout-floor-'));
  try {
    const floor = buildFloor(folder);
    const lines = BUDGETS.map((budget): Measured => {
      const { name, entry, limit } = budget;
      const bare = existsSync(path.join(floor, entry)) ? [entrySizes(floor, budget).total] : undefined;
      const own = [entrySizes(build, budget).total];
      return { what: `size: ${name}`, unit: 'bytes', own, limit, ...(bare ? { floor: bare } : {}), isRatioFree: true };
    });
    const sizes = partSizes(build);
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
        own: [packageSize(build)],
        floor: [packageSize(floor)],
        limit: PACKAGE_LIMIT,
        isRatioFree: true,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
