import { configDefaults, mergeConfig } from 'vitest/config';
import { CHROMIUM_ONLY, NOT_YET_IN_FIREFOX } from './e2e/harness/only';
import chromium from './vitest.e2e.config';

/** The same tests in Firefox: `npm run e2e:firefox`; `ALL=1` adds those that are not yet part of each run. */
const { exclude: _, ...test } = chromium.test ?? {};
const left = process.env.ALL ? [] : NOT_YET_IN_FIREFOX;

export default mergeConfig(
  { ...chromium, test },
  {
    test: {
      provide: { browser: 'firefox' },
      exclude: [...configDefaults.exclude, ...Object.keys(CHROMIUM_ONLY), ...left],
    },
  },
);
