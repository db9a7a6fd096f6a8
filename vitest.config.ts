import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing';

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: ['{components,utils,sandbox,tests,scripts}/**/*.test.{ts,tsx}', 'entrypoints/*/**/*.test.ts'],
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
