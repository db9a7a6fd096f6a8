import { spawnSync } from 'node:child_process';

/**
 * `npm run soak`: what the tests do in minutes, for as long as one likes. `npm run soak -- 1000 7` stops the worker a
 * thousand times, and draws its moments by the number 7; the corridor is then run against its model fifty times as often.
 */
const [kills = '1000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const vitest = ['node_modules/vitest/vitest.mjs', 'run'];
const env = { ...process.env, KILLS: kills, KILL_SEED: seed, MODEL_RUNS: String(50 * Number(kills)), FC_SEED: seed };

console.log(`${kills} kills, seed ${seed}`);
for (const args of [
  ['--config', 'vitest.e2e.config.ts', 'e2e/random-kills.test.ts', '--testTimeout=0'],
  ['tests/corridor-model.test.ts', '--testTimeout=0'],
]) {
  const { status } = spawnSync(process.execPath, [...vitest, ...args], { stdio: 'inherit', env });
  if (status !== 0) process.exitCode = 1;
}
