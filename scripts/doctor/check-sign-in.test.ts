import { expect, it } from 'vitest';
import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createWorld } from '@/sandbox/world';
import { checkSignIn, signInTable } from '@/scripts/doctor/check-sign-in';
import { start } from '@/scripts/doctor/test-doctor';

const ORIGIN = 'https://auth.test';

function check(wantsSecret: boolean) {
  const world = createWorld({ people: [{ username: 'mia' }], shows: [], movies: [], events: [] });
  const sandbox = createSandbox({ world, now: () => 0, settings: { oauth: { wantsSecret } } });
  return checkSignIn({ origin: ORIGIN, clientId: SANDBOX_CLIENT_ID, fetch: sandbox.fetch as typeof fetch });
}

it('finds that a server requires no secret', async () => {
  const findings = await check(false);
  expect(findings.map(({ good }) => good)).toEqual([true, true, true, true, true]);
  expect(signInTable(ORIGIN, findings)).not.toContain('DIFFERS');
});

it('finds each thing that a server refuses without a secret', async () => {
  const findings = await check(true);
  expect(findings.map(({ came }) => came)).toEqual([
    '401 invalid_client',
    '401 invalid_client',
    '401 invalid_client',
    '200',
    '401 invalid_client',
  ]);
  expect(signInTable(ORIGIN, findings)).toContain('Signing in by code needs a secret.');
});

it('is part of the report if the address of the sign-in host is given', async () => {
  const { run, sandbox } = start();
  const { stdout, code } = await run(sandbox.fetch, ['--auth-origin', ORIGIN]);
  expect(stdout).toContain(`Signing in at ${ORIGIN}`);
  expect(code).toBe(0);
  sandbox.control.settings({ oauth: { wantsSecret: true } });
  expect((await run(sandbox.fetch, ['--auth-origin', ORIGIN])).code).toBe(1);
});
