import { spawnSync } from 'node:child_process';

/**
 * `npm run freeze`: writes what today's code stores in a browser into `tests/frozen/profiles`, for the tests of all
 * later versions. Refuses to replace a profile that is there.
 */
const args = ['node_modules/vitest/vitest.mjs', 'run', '--disable-console-intercept'];
const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, FREEZE: '1' } });
process.exitCode = status ?? 1;
