import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeIf } from '@/tests/describe-if';
import { V1_PAIRS } from '@/utils/activity/pairs';
import { SANDBOX_CLIENT_ID as KEY } from './app';
import { NOON, small } from './test-sandbox';
import { sha1 } from './v1/app';
import type { EventSpec } from './world-spec';

const FIXTURES = '../shared/fixtures/v1';
const S = Math.floor(NOON / 1000);

interface Answer {
  timestamps: { start: number; end: number; current: number };
  activity: Record<string, unknown>[];
}

/** Each of the 24 pairs once, a second apart. */
const EVERYTHING: EventSpec[] = V1_PAIRS.toSorted((a) => (a.action === 'created' ? -1 : 0)).map(
  ({ type, action }, i) => {
    const at = NOON - (100 - i) * 1000;
    if (action === 'created') return { at, user: 'ann', action, list: 'Mine' };
    if (action === 'item_added')
      return { at, user: 'ann', action, list: 'mine', item: { show: 'alpha', season: 1, episode: 2 } };
    const item = {
      episode: { show: 'alpha', season: 1, episode: 2 },
      show: { show: 'alpha' },
      movie: { movie: 'gamma-2021' },
    };
    return { at, user: 'ann', action, ...item[type as keyof typeof item] };
  },
);

function v1(events: EventSpec[]) {
  const made = small(events);
  const raw = (path: string, init?: RequestInit) => made.sandbox.fetch(`https://api.trakt.tv/activity/${path}`, init);
  const ask = async (path: string, init?: RequestInit) => (await (await raw(path, init)).json()) as Answer;
  const pairs = async (path: string) => (await ask(path)).activity.map(({ type, action }) => `${type} ${action}`);
  return { ...made, raw, ask, pairs };
}

const play = (at: number, show: string, season: number, episode: number, rest: Partial<EventSpec> = {}): EventSpec => ({
  at,
  user: 'ann',
  action: 'scrobble',
  show,
  season,
  episode,
  ...rest,
});

describe('activity/user', () => {
  it('answers all 24 pairs, newest first, in its envelope', async () => {
    const { ask } = v1(EVERYTHING);
    const { timestamps, activity } = await ask(`user.json/${KEY}/ann`);
    expect(timestamps).toEqual({ start: S - 100, end: S, current: S });
    expect(new Set(activity.map(({ type, action }) => `${type} ${action}`)).size).toBe(24);
    const times = activity.map(({ timestamp }) => timestamp as number);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it('takes types, actions and inclusive times by position, `all` for any, raw commas', async () => {
    const { pairs, ask } = v1(EVERYTHING);
    expect(await pairs(`user.json/${KEY}/ann/movie,list/checkin,created`)).toEqual(['movie checkin', 'list created']);
    expect(await pairs(`user.json/${KEY}/ann/show`)).toHaveLength(4);
    expect(await pairs(`user.json/${KEY}/ann/show%2Clist/all`)).toHaveLength(6);
    expect(await pairs(`user.json/${KEY}/ann/list/scrobble`)).toEqual([]);
    const { timestamps, activity } = await ask(`user.json/${KEY}/ann/all/all/${S - 90}/${S - 80}`);
    expect(timestamps).toEqual({ start: S - 90, end: S - 80, current: S });
    expect(activity.map(({ timestamp }) => timestamp)).toEqual(Array.from({ length: 11 }, (_, i) => S - 80 - i));
  });

  it('returns the newest hundred, including rows dated ahead of the clock', async () => {
    const many = Array.from({ length: 150 }, (_, i) => play(NOON - (151 - i) * 60_000, 'alpha', 1, 1));
    const { ask } = v1([...many, play(NOON - 1000, 'alpha', 1, 2, { happenedAt: NOON + 64_000 })]);
    const { activity } = await ask(`user.json/${KEY}/ann`);
    expect(activity).toHaveLength(100);
    expect(activity[0]).toMatchObject({ timestamp: S + 64, elapsed: { full: '0 seconds', short: '0s' } });
    const before = await ask(`user.json/${KEY}/ann/all/all/0/${activity.at(-1)?.timestamp}`);
    expect(before.activity).toHaveLength(52);
  });

  it('keeps rows that were removed or rated again, and knows no seasons', async () => {
    const { pairs, sandbox } = v1([
      { at: NOON - 9000, user: 'ann', action: 'rating', show: 'alpha', rating: 3 },
      { at: NOON - 8000, user: 'ann', action: 'rating', show: 'alpha', rating: 9 },
      { at: NOON - 7000, user: 'ann', action: 'rating', show: 'alpha', season: 1, rating: 9 },
    ]);
    sandbox.control.event({ user: 'ann', action: 'unrate', show: 'alpha' });
    expect(await pairs(`user.json/${KEY}/ann`)).toEqual(['show rating', 'show rating']);
  });

  it('writes hearts beside numbers, and several episodes as an array', async () => {
    const { ask } = v1([
      { at: NOON - 9000, user: 'ann', action: 'rating', movie: 'gamma-2021', rating: 5 },
      { at: NOON - 8000, user: 'ann', action: 'seen', show: 'alpha', season: 0, episodes: [1, 2] },
    ]);
    const [seen, rating] = (await ask(`user.json/${KEY}/ann`)).activity;
    expect(rating).toMatchObject({ rating: 'hate', rating_advanced: 5, use_rating_advanced: true });
    expect(seen).toMatchObject({
      episodes: [{ season: 0, episode: 1, number: 1 }, { episode: 2 }],
      show: { title: 'Alpha' },
    });
    expect(seen).not.toHaveProperty('episode');
  });

  it('has times in Pacific time, in words', async () => {
    const { ask } = v1([play(Date.UTC(2026, 0, 6, 4, 4, 35), 'alpha', 1, 1)]);
    const [row] = (await ask(`user.json/${KEY}/ann`)).activity;
    expect(row?.when).toEqual({ day: 'Mon', time: '8:04 pm' });
    const { ask: later } = v1([play(NOON - 11_059_000, 'alpha', 1, 1)]);
    const [summer] = (await later(`user.json/${KEY}/ann`)).activity;
    expect(summer).toMatchObject({
      when: { day: 'Mon', time: '1:56 am' },
      elapsed: { full: '3 hours, 4 minutes, 19 seconds', short: '3h 4m 19s' },
    });
  });

  it('reduces rows to the bare minimum', async () => {
    const { ask } = v1([play(NOON - 1000, 'alpha', 1, 1)]);
    const [row] = (await ask(`user.json/${KEY}/ann?min=1`)).activity;
    expect(Object.keys(row ?? {})).toEqual(['timestamp', 'type', 'action', 'user', 'episode', 'show', 'id']);
    expect(row?.user).toEqual({ username: 'ann' });
  });
});

describe('around titles', () => {
  const events = [
    play(1000, 'alpha', 0, 1),
    play(2000, 'alpha', 1, 1, { user: 'Cy.Ó' }),
    play(3000, 'alpha', 2, 3),
    play(4000, 'beta', 1, 1),
    play(5000, 'alpha', 1, 4, { user: 'bob' }),
    { at: 6000, user: 'ann', action: 'rating', show: 'alpha' } as EventSpec,
    { at: 7000, user: 'ann', action: 'scrobble', movie: 'gamma-2021' } as EventSpec,
  ];

  it('accepts several titles and seasons, by slug or TVDB id, specials too; leaves out protected people', async () => {
    const { ask, sandbox } = v1(events);
    const times = async (path: string) => (await ask(path)).activity.map(({ timestamp }) => timestamp);
    const tvdb = sandbox.world.show('beta')?.ids.tvdb;
    const gamma = sandbox.world.movie('gamma-2021')?.ids;
    expect(await times(`seasons.json/${KEY}/alpha/1`)).toEqual([2]);
    expect(await times(`seasons.json/${KEY}/alpha/0,2`)).toEqual([3, 1]);
    expect(await times(`seasons.json/${KEY}/alpha,${tvdb}/1/scrobble`)).toEqual([4, 2]);
    expect(await times(`shows.json/${KEY}/alpha`)).toEqual([6, 3, 2, 1]);
    expect(await times(`shows.json/${KEY}/alpha,beta/rating,scrobble/3/4`)).toEqual([4, 3]);
    expect(await times(`episodes.json/${KEY}/alpha/1,2/1,3`)).toEqual([3, 2]);
    for (const id of [gamma?.slug, gamma?.imdb, gamma?.tmdb])
      expect(await times(`movies.json/${KEY}/${id}`)).toEqual([7]);
    expect(await times(`community.json/${KEY}/episode`)).toEqual([4, 3, 2, 1]);
    expect(await times(`user/seasons.json/${KEY}/ann/alpha/2`)).toEqual([3]);
    expect(await times(`seasons.json/${KEY}/nothing/1`)).toEqual([]);
  });
});

describe('who may ask', () => {
  const sign = (username: string, password: string) => ({
    headers: { authorization: `Basic ${Buffer.from(`${username}:${sha1(password)}`).toString('base64')}` },
  });

  it('shows protected people to themselves and to friends', async () => {
    const { raw, ask } = v1([play(1000, 'alpha', 1, 1, { user: 'bob' })]);
    const refused = await raw(`user.json/${KEY}/bob`);
    expect([refused.status, await refused.json()]).toEqual([
      401,
      { status: 'failure', error: 'this user is protected' },
    ]);
    for (const name of ['ann', 'bob']) {
      expect((await ask(`user.json/${KEY}/bob`, sign(name, 'sandbox'))).activity).toHaveLength(1);
    }
    expect((await raw(`user.json/${KEY}/bob`, sign('Cy.Ó', 'sandbox'))).status).toBe(401);
    const posted = { method: 'POST', body: JSON.stringify({ username: 'ann', password: sha1('sandbox') }) };
    expect((await ask(`friends.json/${KEY}`, posted)).activity).toHaveLength(1);
  });

  it.each([
    ['user.json/wrong-key/ann', {}, 401, 'invalid API key'],
    [`user.json/${KEY}/ann`, sign('ann', 'wrong'), 401, 'failed authentication'],
    [`friends.json/${KEY}`, {}, 401, 'failed authentication'],
    [`user.json/${KEY}/nobody`, {}, 404, 'user not found'],
  ])('refuses %s %o with %i: %s', async (path, init, status, error) => {
    const response = await v1([]).raw(path, init);
    expect([response.status, await response.json()]).toEqual([status, { status: 'failure', error }]);
  });

  it('refuses protected people in other ways, and reduces `all`, if configured to', async () => {
    const { raw, pairs, sandbox } = v1(EVERYTHING);
    sandbox.control.settings({ v1: { all: 'live', protectedUser: 'failure-200' } });
    expect((await raw(`user.json/${KEY}/bob`)).status).toBe(200);
    expect(new Set((await pairs(`user.json/${KEY}/ann`)).map((pair) => pair.split(' ')[1]))).toEqual(
      new Set(['watching', 'scrobble', 'checkin', 'rating', 'watchlist']),
    );
    expect(await pairs(`user.json/${KEY}/ann/all/seen`)).toHaveLength(2);
  });

  it('keeps private lists to their owner', async () => {
    const list: EventSpec = { at: 1000, user: 'ann', action: 'created', list: 'Secret', privacy: 'private' };
    const { pairs, ask } = v1([
      list,
      { at: 2000, user: 'ann', action: 'item_added', list: 'secret', item: { show: 'beta' } },
    ]);
    expect(await pairs(`user.json/${KEY}/ann`)).toEqual([]);
    expect((await ask(`user.json/${KEY}/ann`, sign('ann', 'sandbox'))).activity).toHaveLength(2);
  });
});

/** Kinds of values by key, in order. Strings may have been null, and ids of 2011 had no `number` and no `id`. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? [shape(value[0])] : [];
  if (value === null || typeof value !== 'object') return value === null ? 'string' : typeof value;
  const entries = Object.entries(value).filter(([key]) => key !== 'number' && key !== 'id');
  return entries.map(([key, inner]) => [key, key === 'age' || key === 'genres' ? 'any' : shape(inner)]);
}

describeIf(existsSync(FIXTURES), 'recorded and documented rows', () => {
  const files = readdirSync(FIXTURES);
  const rows = files.flatMap((file) => {
    const content = JSON.parse(readFileSync(`${FIXTURES}/${file}`, 'utf8'));
    if (file.startsWith('docs-')) return [content];
    return file.startsWith('recorded-') ? content.activity : [];
  });
  it.each(rows.map((row) => [row.type, row.action, row]))(
    '%s %s has the same keys and types',
    async (type, action, row) => {
      const { ask } = v1(EVERYTHING);
      const [ours] = (await ask(`user.json/${KEY}/ann/${type}/${action}`)).activity;
      expect(shape(ours)).toEqual(shape(row));
      if ('id' in row) expect(Object.keys(ours ?? {})).toEqual(Object.keys(row));
    },
  );
});
