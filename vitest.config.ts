import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing';

/** Tests of recorded answers, which lie beside the repository and not in it. */
const RECORDED = ['scripts/doctor/recorded.test.ts', 'utils/trakt/fixtures.test.ts'];

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    // Freezing is no test of each run: `npm run freeze`.
    include: process.env.FREEZE
      ? ['tests/frozen/freeze.ts']
      : ['{components,utils,sandbox,tests,scripts}/**/*.test.{ts,tsx}', 'entrypoints/*/**/*.test.ts'],
    // Left out where the recordings are missing: a skipped test fails `npm test`.
    exclude: [...configDefaults.exclude, ...(existsSync('../shared/fixtures') ? [] : RECORDED)],
    reporters: ['default', './tests/count-reporter.ts'],
    restoreMocks: true,
    // By default a core is left idle, which is half of a machine with two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    setupFiles: ['./tests/seed.ts'],
    // For machines that are busy or slow; no test measures time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
