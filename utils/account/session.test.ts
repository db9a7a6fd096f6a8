import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { API, startSession as start } from '@/tests/builders/session';
import { DAY, HOUR, MINUTE, SECOND } from '@/utils/lib/time';

beforeEach(() => fakeBrowser.reset());

describe('authorization', () => {
  it('is renewed at half of its time, once, however many ask', async () => {
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
    ['a page where JSON was due', 'html'],
    ['an answer that breaks off', 'cut-body'],
    ['other JSON', 'wrong-json'],
  ] as const)('is kept through %s, tried again after a minute, and good while its time lasts', async (_, kind) => {
    const { clock, sandbox, session, refreshes, credentials } = await start();
    clock.now += 4 * DAY;
    // The session of the answer that broke off is lost to any client: that one must only not be dropped unasked.
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
  ])('does not mind a clock that is %s of the server', async (_, off) => {
    const { clock, session, zofia, refreshes } = await start();
    clock.server = -off;
    await session.authorization();
    expect((await zofia()).ok).toBe(true);
    expect(refreshes()).toHaveLength(0);
  });

  it('asks anew where our own clock was set back', async () => {
    const { clock, session, refreshes } = await start();
    clock.now -= HOUR;
    await session.authorization();
    expect(refreshes()).toHaveLength(1);
  });

  it('ends where the server says so, and nowhere else', async () => {
    const { clock, sandbox, session, stored } = await start();
    sandbox.control.signOut();
    clock.now += 4 * DAY;
    expect(await session.authorization()).toEqual({ lacking: 'ended' });
    expect(await session.account()).toMatchObject({ slug: 'mia', state: 'ended' });
    expect(await stored()).toEqual({});
  });
});

describe('a sign-in that was revoked', () => {
  it('is noticed at the next request, and people who are public are read all the same', async () => {
    const { clock, sandbox, session, feed, zofia } = await start();
    expect((await zofia()).ok).toBe(true);
    sandbox.control.signOut();
    clock.now += MINUTE;
    expect((await feed().profile('ben')).ok).toBe(true);
    expect(await session.account()).toMatchObject({ state: 'ended' });
    // Not "private": she could be seen with a new sign-in.
    expect(await zofia()).toEqual({ ok: false, error: { kind: 'sign-in' } });
  });

  it('is not to be mistaken for a feed that refuses a good token', async () => {
    const { sandbox, session, feed, refreshes } = await start();
    sandbox.control.settings({ oauth: { feedStatus: 401 } });
    const read = await feed().read({ protocol: 'v2', kind: 'following', sourceIds: [] }, null);
    expect(read).toEqual({ ok: false, error: { kind: 'forbidden' } });
    expect(await session.account()).toMatchObject({ state: 'in' });
    expect(refreshes()).toHaveLength(0);
  });
});

it('survives fifty refreshes among polls that go on all the time', { timeout: 120_000 }, async () => {
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

it('is renewed once where two of the extension’s scripts want it at the same time', async () => {
  const { clock, sandbox, session, refreshes, other } = await start();
  clock.now += 4 * DAY;
  const both = await Promise.all([session.authorization(), other().authorization(), session.authorization()]);
  expect(new Set(both).size).toBe(1);
  expect(refreshes()).toHaveLength(1);
  expect(sandbox.sessions.all).toMatchObject([{ alive: true }]);
});

it('ends, with words for it and nothing else lost, where a worker died with the only answer', async () => {
  const { clock, sandbox, session, other, stored, refreshes } = await start();
  clock.now += 4 * DAY;
  // The server has given the next pair; nobody was there any more to take it.
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
  it('during a renewal ends the session that comes of it, too, and nobody is asked to sign in again', async () => {
    const { clock, sandbox, session, other, stored, refreshes } = await start();
    clock.now += 4 * DAY;
    sandbox.control.fault({ kind: 'slow', match: '/oauth/token', ms: 100, times: 1 });
    const renewing = session.authorization();
    await expect.poll(() => refreshes().length, { interval: 5 }).toBe(1);
    const leaving = other().signOut();
    // Has seen the old token, and waits behind the one who signs out.
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
  ])('forgets everything here, and asks %s to', async (_, wantsSecret, revoked, status) => {
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
