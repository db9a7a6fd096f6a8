import { spawnSync } from 'node:child_process';
import { readSoakOptions, type SoakOptions, USAGE } from './soak/soak-options';

interface Run {
  args: string[];
  env: Record<string, string>;
}

/** The test runs of one soak: long versions of the crash tests. */
function runsOf(options: Exclude<SoakOptions, { kind: 'help' }>): Run[] {
  const env = { KILL_SEED: String(options.seed), FC_SEED: String(options.seed) };
  if (options.kind === 'hours') {
    const config = options.browser === 'firefox' ? 'vitest.firefox.config.ts' : 'vitest.e2e.config.ts';
    const args = ['--config', config, '--disable-console-intercept'];
    return [{ args, env: { ...env, SOAK_HOURS: String(options.hours) } }];
  }
  const kills = String(options.kills);
  if (options.kind === 'browsers') {
    return [{ args: ['--config', 'vitest.e2e.config.ts'], env: { ...env, SIGKILLS: kills } }];
  }
  return [
    {
      args: ['--config', 'vitest.e2e.config.ts', 'e2e/random-kills.test.ts', '--testTimeout=0'],
      env: { ...env, KILLS: kills },
    },
    {
      args: ['tests/corridor-model.test.ts', '--testTimeout=0'],
      env: { ...env, MODEL_RUNS: String(50 * options.kills) },
    },
  ];
}

/** `npm run soak`, see {@link USAGE}. */
function main(): void {
  let options: SoakOptions;
  try {
    options = readSoakOptions(process.argv.slice(2), Date.now() % 1_000_000);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  if (options.kind === 'help') {
    console.log(USAGE);
    return;
  }
  const what = options.kind === 'hours' ? `${options.hours} h in ${options.browser}` : `${options.kills} kills`;
  console.log(`${what}, seed ${options.seed}`);
  for (const { args, env } of runsOf(options)) {
    const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args], {
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    if (status !== 0) process.exitCode = 1;
  }
}

main();
