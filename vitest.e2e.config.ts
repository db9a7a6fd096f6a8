import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** Real browsers with the built extension, two at a time: `npm run e2e`. They wait for most of their time. */
export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    // The soak of whole browsers is no test of each run: `npm run soak -- --sigkill 20`.
    include: [process.env.SIGKILLS ? 'e2e/soak/sigkills.ts' : 'e2e/**/*.test.ts'],
    globalSetup: './e2e/harness/global-setup.ts',
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 120_000,
    reporters: ['default', './tests/count-reporter.ts'],
  },
});
