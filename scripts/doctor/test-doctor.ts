import { createSandbox, SANDBOX_CLIENT_ID, type Sandbox, type SandboxOptions } from '@/sandbox/app';
import { doctorWorld } from '@/scripts/doctor/doctor-world';
import type { Report } from '@/scripts/doctor/report';
import { runDoctor } from '@/scripts/doctor/run-doctor';

export const NOON = Date.UTC(2026, 5, 15, 12, 0, 30);
export const ORIGIN = 'https://trakt.test';
export const DIALECTS = ['mixed', 'rails', 'workers'] as const;
export type Dialect = (typeof DIALECTS)[number];

/** A sandbox, and a doctor that tests it. */
export function start(dialect: Dialect = 'mixed', options: Partial<SandboxOptions> = {}) {
  const now = () => NOON;
  const waits: number[] = [];
  // Allows many requests to one sandbox while its clock stands still.
  const rateLimit = { limit: 1_000_000 };
  const sandbox = createSandbox({ world: doctorWorld(NOON), now, settings: { dialect }, rateLimit, ...options });
  const token = sandbox.control.token('mia');
  const run = (fetch: Sandbox['fetch'] = sandbox.fetch, more: string[] = ['--token', token]) =>
    runDoctor(['--client-id', SANDBOX_CLIENT_ID, '--origin', ORIGIN, ...more], {
      env: {},
      now,
      fetch: fetch as typeof globalThis.fetch,
      wait: async (ms) => {
        waits.push(ms);
      },
    });
  const report = async (fetch?: Sandbox['fetch']) => {
    const { stdout, code } = await run(fetch, ['--token', token, '--json']);
    return { ...(JSON.parse(stdout) as Report), code };
  };
  return { sandbox, run, report, now, waits };
}
