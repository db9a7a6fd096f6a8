import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** Real browsers with the built extension, one test after the other: `npm run e2e`. */
export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    include: ['e2e/**/*.test.ts'],
    globalSetup: './e2e/harness/global-setup.ts',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', './tests/count-reporter.ts'],
  },
});
