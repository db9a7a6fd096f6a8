import fc from 'fast-check';

/**
 * Property tests draw the same cases each time, so that a failing run can be repeated. For other cases: `FC_SEED=7 npx
 * vitest run tests/differential.test.ts`.
 */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_122) });
