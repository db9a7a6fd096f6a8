import path from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';
import { FIREFOX_ONLY } from './e2e/harness/only';

/** Soaks are not part of each run: `npm run soak`. */
const SOAK = process.env.SIGKILLS ? 'e2e/soak/sigkills.ts' : process.env.SOAK_HOURS ? 'e2e/soak/hours.ts' : null;

/** Chromium with the built extension, two files at a time, which mostly wait: `npm run e2e`. */
export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    include: [SOAK ?? 'e2e/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...Object.keys(FIREFOX_ONLY)],
    globalSetup: './e2e/harness/global-setup.ts',
    provide: { browser: 'chromium' },
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 120_000,
    // On a busy machine a browser may be late by more than any wait allows for. What passes only the second time is
    // printed before the count. Tests that look for what happens once in a hundred times have `retry: 0`.
    retry: 1,
    reporters: ['default', './tests/count-reporter.ts'],
  },
});
