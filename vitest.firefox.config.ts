import { configDefaults, mergeConfig } from 'vitest/config';
import { CHROMIUM_ONLY } from './e2e/harness/only';
import chromium from './vitest.e2e.config';

/** The same tests in Firefox: `npm run e2e:firefox`. */
const { exclude: _, ...test } = chromium.test ?? {};

export default mergeConfig(
  { ...chromium, test },
  {
    test: {
      provide: { browser: 'firefox' },
      exclude: [...configDefaults.exclude, ...Object.keys(CHROMIUM_ONLY)],
    },
  },
);
