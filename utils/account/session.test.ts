import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import { signInAt } from '@/tests/builders/sign-in';
import { createFakeLocks } from '@/tests/fake-locks';
import { TOKENS_KEY } from '@/utils/account/account';
import { refresh } from '@/utils/account/refresh';
import { createSession } from '@/utils/account/session';
import { DAY, HOUR, MINUTE, SECOND } from '@/utils/lib/time';
import { createFeed } from '@/utils/trakt/create-feed';

const START = Date.UTC(2026, 10, 22, 12);
const API = 'https://api.trakt.tv';
const world = createCast({ now: START });

beforeEach(() => fakeBrowser.reset());

/** A sandbox where Mia has signed in, and whatever worker asks for it. */
async function start({ accessSeconds = 7 * 86_400 } = {}) {
  const clock = { now: START, server: 0 };
  const sandbox = createSandbox({
    world,
    now: () => clock.now + clock.server,
    settings: { oauth: { accessSeconds } },
    rateLimit: { limit: 100_000 },
  });
  const fetch = sandbox.fetch as typeof globalThis.fetch;
  const locks = createFakeLocks();
  const now = () => clock.now;
  const session = createSession(API, { clientId: SANDBOX_CLIENT_ID, now, fetch, locks });
  const { account, credentials } = await signInAt(sandbox, clock.now);
  await session.keep(account, credentials);
  const feed = () =>
    createFeed({
      protocol: 'v2',
      origin: API,
      clientId: SANDBOX_CLIENT_ID,
      fetch,
      now,
      auth: session.authorization,
      refused: session.refused,
    });
  const stored = async () => (await fakeBrowser.storage.local.get(TOKENS_KEY))[TOKENS_KEY];
  const refreshes = () => sandbox.log.filter(({ path, body }) => path === '/oauth/token' && body.includes('"refresh'));
  const zofia = () => feed().profile('zofia');
  /** Another script of the extension: it shares storage and locks, and nothing else. */
  const other = (clientId = SANDBOX_CLIENT_ID) => createSession(API, { clientId, now, fetch, locks });
  return { clock, sandbox, session, other, feed, stored, refreshes, zofia, credentials };
}

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

describe('a server that refuses to renew, and does not say that it has ended', () => {
  const refusing = async () => {
    const all = await start();
    all.sandbox.control.settings({ oauth: { wantsSecret: true } });
    return all;
  };

  it('is asked each hour, and the sign-in stays to its end; then the person is asked, and nothing is dropped', async () => {
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

  it('lets public people be read where the token was revoked, and the sign-in come back', async () => {
    const { clock, sandbox, session, feed } = await refusing();
    sandbox.control.fault({ match: '^/users/(ben|settings)', kind: 'status', status: 401, times: 2 });
    expect((await feed().profile('ben')).ok).toBe(true);
    expect(await session.account()).toMatchObject({ state: 'ended' });
    await session.told();
    const before = sandbox.log.length;
    for (let times = 0; times < 20; times++) expect((await feed().profile('ben')).ok).toBe(true);
    expect(sandbox.log.length).toBe(before + 20);
    expect(sandbox.log.slice(before).filter(({ headers }) => headers.authorization)).toEqual([]);
    sandbox.control.settings({ oauth: { wantsSecret: false } });
    clock.now += HOUR;
    expect(await session.authorization()).toMatch(/^Bearer /);
    expect(await session.account()).toMatchObject({ state: 'in' });
    // The next end is told again.
    expect(await session.account()).not.toHaveProperty('told');
  });
});

it('reads what is public where a token is refused and another cannot be had just now', async () => {
  const { clock, sandbox, session, other, feed, zofia } = await start();
  sandbox.control.fault({ match: '^/users/(ben|settings)', kind: 'status', status: 401, times: 2 });
  sandbox.control.fault({ match: '/oauth/', kind: '502' });
  expect((await feed().profile('ben')).ok).toBe(true);
  // Told apart from what has ended, by the next worker as well.
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
    if (account) await all.session.keep(account, { ...all.credentials, refresh: null });
    return all;
  };

  it('lasts to its end, whatever our clock does', async () => {
    const { clock, session, credentials } = await without();
    for (const at of [START + 6 * DAY, START - HOUR, START + DAY]) {
      clock.now = at;
      expect(await session.authorization()).toBe(`Bearer ${credentials.access}`);
    }
    clock.now = START + 7 * DAY;
    expect(await session.authorization()).toEqual({ lacking: 'ended' });
  });

  it('ends where it is refused', async () => {
    const { sandbox, session, feed } = await without();
    sandbox.control.signOut();
    expect((await feed().profile('ben')).ok).toBe(true);
    expect(await session.account()).toMatchObject({ state: 'ended' });
  });
});

it('keeps the refresh token that a server does not replace', async () => {
  const { credentials } = await start();
  const send = async () => Response.json({ access_token: 'next', expires_in: 60 });
  expect(await refresh(credentials, send, () => START)).toMatchObject({ access: 'next', refresh: credentials.refresh });
});

it('sends no token with a client id that it was not made for, and is in force again with its own', async () => {
  const { session, other, stored, credentials } = await start();
  const before = await stored();
  const elsewhere = other('another');
  expect(await elsewhere.authorization()).toEqual({ lacking: 'ended' });
  expect(await session.account()).toMatchObject({ slug: 'mia', state: 'ended' });
  expect(await stored()).toEqual(before);
  expect(await session.authorization()).toBe(`Bearer ${credentials.access}`);
  expect(await session.account()).toMatchObject({ state: 'in' });
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
