import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { API, START, startSession as start } from '@/tests/builders/session';
import { refresh } from '@/utils/account/oauth/refresh';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';

beforeEach(() => fakeBrowser.reset());

describe('a server that refuses to renew, without saying that the session has ended', () => {
  const refusing = async () => {
    const all = await start();
    all.sandbox.control.settings({ oauth: { wantsSecret: true } });
    return all;
  };

  it('is asked once an hour while the sign-in lasts; then the person is asked, and the tokens are kept', async () => {
    const { clock, session, refreshes, stored, zofia, feed, credentials } = await refusing();
    clock.now += 4 * DAY;
    for (let minute = 0; minute < 120; minute++) {
      expect(await session.authorization()).toBe(`Bearer ${credentials.access}`);
      clock.now += MINUTE;
    }
    expect(refreshes()).toHaveLength(2);
    expect(await session.account()).toMatchObject({ state: 'in' });
    clock.now += 4 * DAY;
    expect(await session.authorization()).toEqual({ lacking: 'ended' });
    expect(await session.account()).toMatchObject({ state: 'ended' });
    expect(await stored()).toMatchObject({ [API]: { refresh: credentials.refresh } });
    expect((await feed().profile('ben')).ok).toBe(true);
    expect(await zofia()).toEqual({ ok: false, error: { kind: 'sign-in' } });
  });

  it('allows reading public people after the token was revoked, and restores the sign-in later', async () => {
    const { clock, sandbox, session, feed } = await refusing();
    sandbox.control.fault({ match: '^/users/(ben|settings)', kind: 'status', status: 401, times: 2 });
    expect((await feed().profile('ben')).ok).toBe(true);
    expect(await session.account()).toMatchObject({ state: 'ended' });
    await session.markNotified();
    const before = sandbox.log.length;
    for (let times = 0; times < 20; times++) expect((await feed().profile('ben')).ok).toBe(true);
    expect(sandbox.log.length).toBe(before + 20);
    expect(sandbox.log.slice(before).filter(({ headers }) => headers.authorization)).toEqual([]);
    sandbox.control.settings({ oauth: { wantsSecret: false } });
    clock.now += HOUR;
    expect(await session.authorization()).toMatch(/^Bearer /);
    expect(await session.account()).toMatchObject({ state: 'in' });
    // The next end is announced again.
    expect(await session.account()).not.toHaveProperty('notified');
  });
});

it('reads public people while a token is refused and cannot be renewed yet', async () => {
  const { clock, sandbox, session, other, feed, zofia } = await start();
  sandbox.control.fault({ match: '^/users/(ben|settings)', kind: 'status', status: 401, times: 2 });
  sandbox.control.fault({ match: '/oauth/', kind: '502' });
  expect((await feed().profile('ben')).ok).toBe(true);
  // The next worker also distinguishes it from an ended sign-in.
  expect([await session.authorization(), await other().authorization()]).toEqual(Array(2).fill({ lacking: 'lapsed' }));
  expect(await zofia()).toMatchObject({ error: { kind: 'server' } });
  expect(await session.account()).toMatchObject({ state: 'in' });
  sandbox.control.clearFaults();
  clock.now += MINUTE;
  expect((await zofia()).ok).toBe(true);
});

describe('a sign-in that cannot be renewed', () => {
  const without = async () => {
    const all = await start();
    const account = await all.session.account();
    if (account) await all.session.storeSignIn(account, { ...all.credentials, refresh: null });
    return all;
  };

  it('lasts until its tokens expire, even if our clock jumps', async () => {
    const { clock, session, credentials } = await without();
    for (const at of [START + 6 * DAY, START - HOUR, START + DAY]) {
      clock.now = at;
      expect(await session.authorization()).toBe(`Bearer ${credentials.access}`);
    }
    clock.now = START + 7 * DAY;
    expect(await session.authorization()).toEqual({ lacking: 'ended' });
  });

  it('ends when the server refuses its token', async () => {
    const { sandbox, session, feed } = await without();
    sandbox.control.signOut();
    expect((await feed().profile('ben')).ok).toBe(true);
    expect(await session.account()).toMatchObject({ state: 'ended' });
  });
});

it('keeps a refresh token that the server does not replace', async () => {
  const { credentials } = await start();
  const send = async () => Response.json({ access_token: 'next', expires_in: 60 });
  expect(await refresh(credentials, send, () => START)).toMatchObject({ access: 'next', refresh: credentials.refresh });
});

it('sends no token with a client ID it was not issued for, and uses it again when its own is back', async () => {
  const { session, other, stored, credentials } = await start();
  const before = await stored();
  // An earlier round: its client ID is no longer the current one.
  expect(await other('another', false).authorization()).toEqual({ lacking: 'ended' });
  expect(await session.account()).toMatchObject({ state: 'in' });
  const elsewhere = other('another');
  expect(await elsewhere.authorization()).toEqual({ lacking: 'ended' });
  expect(await session.account()).toMatchObject({ slug: 'mia', state: 'ended' });
  expect(await stored()).toEqual(before);
  expect(await session.authorization()).toBe(`Bearer ${credentials.access}`);
  expect(await session.account()).toMatchObject({ state: 'in' });
});

it('ends the session at the server on sign-out, even after the access token was refused', async () => {
  const { sandbox, session, feed, credentials } = await start();
  sandbox.control.settings({ oauth: { wantsSecret: true } });
  sandbox.control.fault({ match: '^/users/(ben|settings)', kind: 'status', status: 401, times: 2 });
  await feed().profile('ben');
  sandbox.control.settings({ oauth: { wantsSecret: false } });
  await session.signOut();
  expect(JSON.parse(sandbox.log.at(-1)?.body ?? '{}')).toMatchObject({ token: credentials.refresh });
  expect(sandbox.sessions.all).toMatchObject([{ alive: false }]);
});
