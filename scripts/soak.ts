import { spawnSync } from 'node:child_process';

/**
 * `npm run soak`: long versions of the crash tests. `npm run soak -- 1000 7` stops the worker a thousand times at
 * moments drawn with seed 7, then makes 50,000 runs of the corridor against its model (fifty for each stop). `npm run
 * soak -- --sigkill 100 7` kills the whole browser a hundred times instead, during rounds.
 */
const [first = '1000', ...rest] = process.argv.slice(2);
const isSigkill = first === '--sigkill';
const [kills = '100', seed = String(Date.now() % 1_000_000)] = isSigkill ? rest : [first, ...rest];
const vitest = ['node_modules/vitest/vitest.mjs', 'run'];
const env = { ...process.env, KILL_SEED: seed, FC_SEED: seed };

console.log(`${kills} kills, seed ${seed}`);
const runs = isSigkill
  ? [{ args: ['--config', 'vitest.e2e.config.ts'], env: { ...env, SIGKILLS: kills } }]
  : [
      {
        args: ['--config', 'vitest.e2e.config.ts', 'e2e/random-kills.test.ts', '--testTimeout=0'],
        env: { ...env, KILLS: kills },
      },
      {
        args: ['tests/corridor-model.test.ts', '--testTimeout=0'],
        env: { ...env, MODEL_RUNS: String(50 * Number(kills)) },
      },
    ];
for (const run of runs) {
  const { status } = spawnSync(process.execPath, [...vitest, ...run.args], { stdio: 'inherit', env: run.env });
  if (status !== 0) process.exitCode = 1;
}
