import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { API, startSession as start } from '@/tests/builders/session';
import { DAY, HOUR, MINUTE, SECOND } from '@/utils/lib/time';

beforeEach(() => fakeBrowser.reset());

describe('authorization', () => {
  it('is renewed once, halfway through its lifetime, however many ask', async () => {
    const { clock, session, refreshes, credentials } = await start();
    expect(await session.authorization()).toBe(`Bearer ${credentials.access}`);
    clock.now += 3.4 * DAY;
    await session.authorization();
    expect(refreshes()).toHaveLength(0);
    clock.now += 0.2 * DAY;
    const got = await Promise.all(Array.from({ length: 8 }, session.authorization));
    expect(new Set(got).size).toBe(1);
    expect(got[0]).not.toBe(`Bearer ${credentials.access}`);
    expect(refreshes()).toHaveLength(1);
  });

  it.each([
    ['no network', 'refuse'],
    ['a server in trouble', '502'],
    ['a web page instead of JSON', 'html'],
    ['an answer that breaks off', 'cut-body'],
    ['other JSON', 'wrong-json'],
  ] as const)('survives %s, is retried after a minute, and stays valid for its lifetime', async (_, kind) => {
    const { clock, sandbox, session, refreshes, credentials } = await start();
    clock.now += 4 * DAY;
    // After a cut answer the new session is lost to any client; the old one must not be dropped before the server says
    // so.
    const fault = kind === 'cut-body' ? { kind, times: 1 } : { kind };
    sandbox.control.fault({ ...fault, match: '/oauth/' });
    expect(await session.authorization()).toBe(`Bearer ${credentials.access}`);
    expect(await session.authorization()).toBe(`Bearer ${credentials.access}`);
    expect(refreshes()).toHaveLength(1);
    if (kind === 'cut-body') return;
    clock.now += 4 * DAY;
    expect(await session.authorization()).toEqual({ lacking: 'lapsed' });
    sandbox.control.clearFaults();
    clock.now += MINUTE;
    expect(await session.authorization()).toMatch(/^Bearer sandbox-access-/);
  });

  it.each([
    ['a day ahead', DAY],
    ['a day behind', -DAY],
  ])('tolerates a clock that is %s of the server', async (_, off) => {
    const { clock, session, zofia, refreshes } = await start();
    clock.server = -off;
    await session.authorization();
    expect((await zofia()).ok).toBe(true);
    expect(refreshes()).toHaveLength(0);
  });

  it('is renewed when our clock was set back', async () => {
    const { clock, session, refreshes } = await start();
    clock.now -= HOUR;
    await session.authorization();
    expect(refreshes()).toHaveLength(1);
  });

  it('ends when the server says so, and its tokens are deleted', async () => {
    const { clock, sandbox, session, stored } = await start();
    sandbox.control.signOut();
    clock.now += 4 * DAY;
    expect(await session.authorization()).toEqual({ lacking: 'ended' });
    expect(await session.account()).toMatchObject({ slug: 'mia', state: 'ended' });
    expect(await stored()).toEqual({});
  });
});

describe('a sign-in that was revoked', () => {
  it('is noticed at the next request, and public people are still read', async () => {
    const { clock, sandbox, session, feed, zofia } = await start();
    expect((await zofia()).ok).toBe(true);
    sandbox.control.signOut();
    clock.now += MINUTE;
    expect((await feed().profile('ben')).ok).toBe(true);
    expect(await session.account()).toMatchObject({ state: 'ended' });
    // Not "private": a new sign-in would make her visible.
    expect(await zofia()).toEqual({ ok: false, error: { kind: 'sign-in' } });
  });

  it('is not confused with a feed that refuses a valid token', async () => {
    const { sandbox, session, feed, refreshes } = await start();
    sandbox.control.settings({ oauth: { feedStatus: 401 } });
    const read = await feed().read({ protocol: 'v2', kind: 'following', sourceIds: [] }, null);
    expect(read).toEqual({ ok: false, error: { kind: 'forbidden' } });
    expect(await session.account()).toMatchObject({ state: 'in' });
    expect(refreshes()).toHaveLength(0);
  });
});

it('stays signed in through fifty renewals during continuous polling', { timeout: 120_000 }, async () => {
  const { clock, sandbox, session, feed, refreshes } = await start({ accessSeconds: 4 });
  for (let second = 0; second < 100; second++) {
    clock.now += SECOND;
    const read = await Promise.all(['zofia', 'ben', 'kofi'].map((name) => feed().profile(name)));
    expect(read.every(({ ok }) => ok)).toBe(true);
  }
  expect(refreshes().length).toBeGreaterThanOrEqual(50);
  expect(await session.account()).toMatchObject({ state: 'in' });
  expect(sandbox.sessions.all).toHaveLength(1);
  expect(sandbox.log.filter(({ status }) => status === 401)).toEqual([]);
});

it('is renewed once when two of the extension’s scripts need it at the same time', async () => {
  const { clock, sandbox, session, refreshes, other } = await start();
  clock.now += 4 * DAY;
  const both = await Promise.all([session.authorization(), other().authorization(), session.authorization()]);
  expect(new Set(both).size).toBe(1);
  expect(refreshes()).toHaveLength(1);
  expect(sandbox.sessions.all).toMatchObject([{ alive: true }]);
});

it('ends, but keeps the account, after the answer with the new tokens was lost', async () => {
  const { clock, sandbox, session, other, stored, refreshes } = await start();
  clock.now += 4 * DAY;
  // The server has issued the next pair, but nobody received it.
  sandbox.control.fault({ kind: 'cut-body', match: '/oauth/', times: 1 });
  await session.authorization();
  clock.now += MINUTE;
  expect(await other().authorization()).toEqual({ lacking: 'ended' });
  expect(await session.account()).toMatchObject({ slug: 'mia', state: 'ended' });
  expect(await stored()).toEqual({});
  await session.authorization();
  expect(refreshes()).toHaveLength(2);
});

describe('signing out', () => {
  it('also ends a session that is being renewed, and nobody is asked to sign in again', async () => {
    const { clock, sandbox, session, other, stored, refreshes } = await start();
    clock.now += 4 * DAY;
    sandbox.control.fault({ kind: 'slow', match: '/oauth/token', ms: 100, times: 1 });
    const renewing = session.authorization();
    await expect.poll(() => refreshes().length, { interval: 5 }).toBe(1);
    const leaving = other().signOut();
    // It has read the old token, and waits for the sign-out to release the lock.
    const waiting = other().authorization();
    const [renewed, left, late] = await Promise.all([renewing, leaving, waiting]);
    expect([typeof renewed, left, late]).toEqual(['string', true, null]);
    expect(refreshes()).toHaveLength(1);
    expect(await stored()).toEqual({});
    expect(await session.account()).toBeNull();
    expect(sandbox.sessions.all).toMatchObject([{ alive: false }]);
  });

  it.each([
    ['a server that listens', false, true, 401],
    ['one that wants a secret for it', true, false, 200],
  ])('deletes everything here, and asks %s to revoke the tokens', async (_, wantsSecret, revoked, status) => {
    const { sandbox, session, stored, credentials } = await start();
    sandbox.control.settings({ oauth: { wantsSecret } });
    expect(await session.signOut()).toBe(revoked);
    expect(await stored()).toEqual({});
    expect(await session.account()).toBeNull();
    const headers = { authorization: `Bearer ${credentials.access}`, 'trakt-api-key': SANDBOX_CLIENT_ID };
    const me = await sandbox.fetch(`${API}/users/settings`, {
      headers: { ...headers, 'content-type': 'application/json', 'trakt-api-version': '2' },
    });
    expect(me.status).toBe(status);
  });
});
