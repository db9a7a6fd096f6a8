import { inject } from 'vitest';
import type { Lane } from './global-setup';

/** What tests that run side by side do not share: each lane has its own port, and builds that use it. */
export function lane(): Lane {
  const { lanes } = inject('run');
  const found = lanes[Number(process.env.VITEST_POOL_ID) - 1];
  if (!found) throw new Error(`There is no lane for worker ${process.env.VITEST_POOL_ID}: see vitest.e2e.config.ts`);
  return found;
}
