import { expect, it } from 'vitest';
import { accountCommands } from '@/entrypoints/background/account-commands';
import { settingsCommands } from '@/entrypoints/background/settings-commands';
import { showCommands } from '@/entrypoints/background/show-commands';
import { sourceCommands } from '@/entrypoints/background/source-commands';
import { SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { agreeAt } from '@/tests/builders/sign-in';
import { userSource } from '@/tests/builders/source';
import { about, type Lookout, startLookout } from '@/tests/lookout';
import { MINUTE } from '@/utils/lib/time';
import { allowance } from '@/utils/poll/budget';
import { readPollerState } from '@/utils/store/poller-state';

const commandsOf = ({ services }: Lookout) => ({
  ...sourceCommands(services),
  ...showCommands(services),
  ...settingsCommands(services),
  ...accountCommands(services),
});
const budgetOf = async (lookout: Lookout) => (await readPollerState(await lookout.db()))?.budget;
const usedBy = async (lookout: Lookout) => {
  const budget = await budgetOf(lookout);
  return budget && allowance(budget, lookout.now()).used;
};

it('counts a look-up in the budget', async () => {
  const lookout = await startLookout();
  const { lookupUser, searchShows, lookupShow, setClientId } = commandsOf(lookout);
  const before = lookout.sandbox.log.length;
  await lookupUser({ text: 'nobody-there' });
  await searchShows({ text: 'sever' });
  await lookupShow({ title: 'severance' });
  await setClientId({ clientId: 'wrong' });
  const asked = lookout.sandbox.log.length - before;
  expect(asked).toBeGreaterThanOrEqual(4);
  expect(await usedBy(lookout)).toBe(asked);
});

it.each(['429-html', '403-html'] as const)(
  'sends nothing before the wait ends after %s, whoever asks',
  async (kind) => {
    const lookout = await startLookout({ sources: [userSource('mia')] });
    const { lookupUser, searchShows, lookupShow, setClientId, addFollowing, people, signIn } = commandsOf(lookout);
    const answer = await agreeAt(lookout.sandbox);
    lookout.sandbox.control.fault({ match: '.*', kind, times: 1, ...(kind === '429-html' ? { retryAfter: 300 } : {}) });
    const met = await lookupUser({ text: 'ben' });
    const retryAt = (await budgetOf(lookout))?.waitUntil;
    expect(retryAt).toBeGreaterThan(lookout.now());
    const refused = { ok: false, error: { kind: kind === '429-html' ? 'rate-limited' : 'blocked', retryAt } };
    const asked = lookout.sandbox.log.length;
    expect(met).toMatchObject(refused);
    expect(await lookupUser({ text: 'ben' })).toMatchObject(refused);
    expect(await searchShows({ text: 'sever' })).toMatchObject(refused);
    expect(await lookupShow({ title: 'severance' })).toMatchObject(refused);
    expect(await setClientId({ clientId: 'another' })).toMatchObject(refused);
    expect(await addFollowing()).toMatchObject(refused);
    expect(await people({ circle: 'friends' })).toMatchObject(refused);
    // Tokens issued now could not be attributed to an account.
    expect(await signIn(answer)).toMatchObject(refused);
    const trigger = kind === '429-html' ? 'now' : 'tick';
    expect(await lookout.services.check(trigger)).toMatchObject({
      value: { stopped: 'waiting', error: refused.error },
    });
    expect(lookout.sandbox.log.length).toBe(asked);
    lookout.pass((retryAt ?? 0) - lookout.now());
    expect(await lookupUser({ text: 'ben' })).toMatchObject({ ok: true });
  },
);

it('answers with a wait that a round has met, across a restart', async () => {
  const lookout = await startLookout({ sources: [userSource('mia')] });
  lookout.sandbox.control.fault({ match: '.*', kind: '429-html', times: 4, retryAfter: 300 });
  await lookout.services.check('now');
  lookout.restart();
  const asked = lookout.sandbox.log.length;
  const retryAt = about(lookout.now() + 5 * MINUTE);
  expect(await commandsOf(lookout).lookupUser({ text: 'ben' })).toMatchObject({
    error: { kind: 'rate-limited', retryAt },
  });
  expect(lookout.sandbox.log.length).toBe(asked);
});

it('tries another key during the wait for a refused one', async () => {
  const lookout = await startLookout({ sources: [userSource('mia')] });
  lookout.sandbox.control.clientIds(['another']);
  await lookout.services.check('now');
  expect(await budgetOf(lookout)).toMatchObject({ waitReason: 'key-refused' });
  const { setClientId } = commandsOf(lookout);
  expect(await setClientId({ clientId: SANDBOX_CLIENT_ID })).toMatchObject({ error: { kind: 'key-refused' } });
  expect(await setClientId({ clientId: 'another' })).toEqual({ ok: true });
  expect(await lookout.services.check('now')).toMatchObject({ value: { stopped: null } });
});
