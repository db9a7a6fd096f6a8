import { describe, expect, it } from 'vitest';
import { createWorld } from '@/sandbox/world';
import { PRIVATE_FRIEND } from '@/tests/builders/private-friend';
import { signInAt } from '@/tests/builders/sign-in';
import { userSource } from '@/tests/builders/source';
import { commandsOf, OWN, startTwoServers } from '@/tests/builders/two-servers';
import { type Lookout, startLookout } from '@/tests/lookout';
import { sha1Hex } from '@/utils/account/oauth/sha1';
import { HOUR, MINUTE } from '@/utils/lib/time';

const ZOFIA = userSource('zofia', { name: 'Zofia Nowak' });

async function start(): Promise<Lookout> {
  const lookout = await startLookout(
    { sources: [ZOFIA, userSource('ben', { name: 'Ben' })] },
    createWorld(PRIVATE_FRIEND),
  );
  await signIn(lookout);
  await check(lookout);
  return lookout;
}

async function signIn(lookout: Lookout): Promise<void> {
  const { account, credentials } = await signInAt(lookout.sandbox, lookout.now());
  const session = await lookout.services.session(await lookout.services.settings.read());
  await session.storeSignIn(account, credentials);
}

/** Longer than the longest backoff of a refused listing. */
async function check(lookout: Lookout, ms = 5 * MINUTE): Promise<void> {
  lookout.pass(ms);
  await lookout.services.check('now');
}

const raised = ({ browser }: Lookout) => browser.raised.map(({ id }) => id);
const errors = async (lookout: Lookout) =>
  new Set(
    (await (await lookout.db()).getAll('streams')).map(
      ({ key, lastError }) => `${key.split(':')[1]} ${lastError?.kind}`,
    ),
  );

describe('signing out is not taken for a closed profile', () => {
  it('at once', async () => {
    const lookout = await start();
    await commandsOf(lookout).signOut();
    await check(lookout);
    await check(lookout, 7 * HOUR);
    expect(await errors(lookout)).toContain('zofia private');
    expect(raised(lookout)).toEqual([]);
  });

  it('after an expired sign-in is removed', async () => {
    const lookout = await start();
    lookout.sandbox.control.signOut();
    await check(lookout);
    await commandsOf(lookout).signOut();
    await check(lookout, 7 * HOUR);
    expect(await errors(lookout)).toContain('zofia private');
    expect(raised(lookout)).toEqual(['lookout:account']);
  });
});

it('notifies that a public profile was closed', async () => {
  const lookout = await start();
  await commandsOf(lookout).signOut();
  await check(lookout);
  lookout.sandbox.control.changePerson('ben', { private: true });
  await check(lookout);
  await check(lookout, 7 * HOUR);
  expect(raised(lookout)).toEqual(['lookout:sources:ben']);
});

it('notifies of a closed profile after signing out and in again', async () => {
  const lookout = await start();
  await commandsOf(lookout).signOut();
  await check(lookout);
  lookout.sandbox.control.unfollow('mia', 'zofia');
  await signIn(lookout);
  await check(lookout, 7 * HOUR);
  expect(raised(lookout)).toEqual(['lookout:sources:zofia']);
});

it('notifies of a closed profile whichever streams were read before', async () => {
  const lookout = await start();
  const lists = (level: 'feed' | 'off') => lookout.settings({ rules: { list: { created: level, item_added: level } } });
  await lists('feed');
  await check(lookout);
  await lists('off');
  lookout.sandbox.control.unfollow('mia', 'zofia');
  await check(lookout);
  expect(raised(lookout)).toEqual(['lookout:sources:zofia']);
});

it('notifies of a closed profile on protocol v1', async () => {
  const { lookout, own } = await startTwoServers();
  const commands = commandsOf(lookout);
  await commands.setServer({ server: { protocol: 'v1', origin: OWN } });
  await commands.setClientId({ clientId: 'own-key' });
  await commands.signInV1({ username: 'mia', sha1: await sha1Hex('open sesame') });
  await lookout.settings({ sources: [ZOFIA] });
  await check(lookout);
  own.control.unfollow('mia', 'zofia');
  await check(lookout);
  await check(lookout, 7 * HOUR);
  expect(raised(lookout)).toEqual(['lookout:sources:zofia']);
});
