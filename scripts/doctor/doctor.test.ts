import { describe, expect, it } from 'vitest';
import { SANDBOX_CLIENT_ID, type Sandbox } from '@/sandbox/app';
import { createCast } from '@/sandbox/cast/cast';
import { runDoctor } from '@/scripts/doctor/run-doctor';
import { DIALECTS, NOON, ORIGIN, start } from '@/scripts/doctor/test-doctor';
import { endpointOf } from '@/tests/endpoint-of';
import type { Stream } from '@/utils/sources/stream';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';
import { TRAKT_ENDPOINTS } from '@/utils/trakt/v2/endpoints';

describe('a Trakt as we know it', () => {
  it.each(DIALECTS)('is reported as expected, in dialect %s', async (dialect) => {
    const { stdout, code } = await start(dialect, { world: createCast({ now: NOON }) }).run();
    expect(stdout).toContain('All as expected.');
    expect(code).toBe(0);
  });

  it.each(DIALECTS)('has something to check at every endpoint, in dialect %s', async (dialect) => {
    const { endpoints, differences, code } = await start(dialect).report();
    expect(differences).toEqual([]);
    expect(code).toBe(0);
    expect(endpoints.map(({ endpoint }) => endpoint).sort()).toEqual(Object.keys(TRAKT_ENDPOINTS).sort());
    for (const endpoint of endpoints) expect(endpoint).toMatchObject({ kind: 'answered', unknown: 0, dropped: 0 });
    expect(endpoints.filter((each) => each.kind === 'answered' && each.rows === 0)).toEqual([]);
  });

  it('receives slow requests that only read, with the token only where needed', async () => {
    const { sandbox, run, waits } = start();
    await run();
    const { log } = sandbox;
    expect(log.length).toBeLessThan(60);
    expect(log.every(({ method }) => method === 'GET')).toBe(true);
    // The clock stands still: a second between any two requests.
    expect(waits).toEqual(log.slice(1).map(() => 1000));
    const signedIn = log.filter(({ headers }) => headers.authorization).map(({ path }) => endpointOf(path));
    expect(new Set(signedIn)).toEqual(new Set(['following-feed']));
  });

  it('receives no request for the social feed without a token, and the report says so', async () => {
    const { stdout, code } = await start().run(undefined, []);
    expect(stdout).toMatch(/following-feed .*skipped: needs --token/);
    expect(code).toBe(0);
  });
});

it('sends the same requests as Lookout, all of them', async () => {
  const asked = async (use: (fetch: Sandbox['fetch'], now: () => number) => Promise<unknown>) => {
    const { sandbox, now } = start();
    await use(sandbox.fetch, now);
    const queries = new Map<string | null, Record<string, string>>();
    for (const { path, query } of sandbox.log) {
      const { page: _, limit: __, query: ___, ...rest } = query;
      const name = endpointOf(path);
      // Requests for open questions come afterwards.
      if (name !== null && !queries.has(name)) queries.set(name, rest);
    }
    return queries;
  };
  const readers = await asked(async (fetch, now) => {
    const seam = fetch as typeof globalThis.fetch;
    const feed = createTraktClient({ protocol: 'v2', clientId: SANDBOX_CLIENT_ID, origin: ORIGIN, fetch: seam, now });
    const streams: Record<string, unknown>[] = [
      ...[
        'watching',
        'history',
        'ratings',
        'watchlist',
        'collection-movies',
        'collection-episodes',
        'comments',
        'lists',
      ].map((kind) => ({ kind, user: 'mia' })),
      { kind: 'show-history', user: 'mia', show: 1 },
      ...['show-watching', 'counters'].flatMap((kind) => [
        { kind, show: 'severance', seasons: 'all' },
        { kind, show: 'severance', seasons: [1] },
      ]),
      { kind: 'recent-comments', shows: [] },
      { kind: 'season-comments', show: 'severance', seasons: [1] },
    ];
    for (const stream of streams) {
      await feed.read({ protocol: 'v2', sourceIds: [], ...stream } as unknown as Stream, null);
    }
    await feed.read({ protocol: 'v2', kind: 'lists', user: 'mia', sourceIds: [] }, null, { rows: 10 });
    await feed.checkKey();
    await feed.profile('mia');
    await feed.searchShows('severance');
    await feed.show('371980', 'tvdb');
  });
  const doctor = await asked((fetch) => start().run(fetch, []));
  expect([...readers.keys()].sort()).toEqual([...doctor.keys()].sort());
  for (const [endpoint, query] of readers) expect([endpoint, doctor.get(endpoint)]).toEqual([endpoint, query]);
});

describe('a problem', () => {
  it('is named if one endpoint fails, and the others are still requested', async () => {
    const { sandbox, report } = start();
    sandbox.control.fault({ match: '/users/mia/ratings', kind: 'status', status: 503 });
    const { differences, endpoints, code } = await report();
    expect(differences).toEqual([
      expect.objectContaining({ endpoint: 'ratings', check: 'request', came: expect.stringContaining('server') }),
    ]);
    expect(endpoints.filter(({ kind }) => kind === 'answered')).toHaveLength(endpoints.length - 1);
    expect(code).toBe(1);
  });

  it.each([
    ['429', 'rate-limited'],
    ['403-html', 'blocked'],
  ] as const)('stops at once after %s', async (kind, named) => {
    const { sandbox, report } = start();
    sandbox.control.fault({ match: '/users/mia/history', kind });
    const { differences, requests, code } = await report();
    expect(differences).toHaveLength(1);
    expect(differences[0]).toMatchObject({ endpoint: 'history', came: expect.stringContaining(named) });
    expect(sandbox.log.at(-1)?.path).toBe('/users/mia/history');
    expect(requests).toBe(sandbox.log.length);
    expect(code).toBe(1);
  });

  it('stops the doctor if the key is refused or nobody answers', async () => {
    const { sandbox, report } = start();
    sandbox.control.clientIds([]);
    expect((await report()).differences).toEqual([expect.objectContaining({ endpoint: 'trending', check: 'request' })]);
    expect(sandbox.log.length).toBeLessThan(3);
    const { differences, requests, code } = await start().report(() => Promise.reject(new TypeError('fetch failed')));
    expect([differences.length, requests, code]).toEqual([1, 1, 1]);
  });

  it('is named if the person is private', async () => {
    const { sandbox, run } = start();
    sandbox.control.changePerson('mia', { private: true });
    const { stdout, code } = await run(undefined, []);
    expect(stdout).toMatch(/came +private: /);
    expect(code).toBe(1);
  });

  it('is named once if the allowance differs', async () => {
    const { sandbox, report } = start();
    sandbox.control.rateLimit({ limit: 100, header: 'always' });
    const { differences } = await report();
    expect(differences).toEqual([
      expect.objectContaining({
        check: 'allowance',
        came: '100 requests in 300 s',
        means: expect.stringContaining('refuse'),
      }),
    ]);
  });

  it('is named if Trakt never says "unchanged"', async () => {
    const { sandbox, report } = start();
    const { differences } = await report((input, init) => {
      const headers = new Headers(init?.headers);
      headers.delete('if-none-match');
      return sandbox.fetch(input, { ...init, headers });
    });
    const conditional = Object.entries(TRAKT_ENDPOINTS).filter(([, facts]) => 'conditional' in facts);
    expect(differences.map(({ endpoint, check }) => [endpoint, check]).sort()).toEqual(
      conditional.map(([name]) => [name, 'unchanged']).sort(),
    );
  });

  it('is not reported if a listing changes meanwhile', async () => {
    const { sandbox, report } = start();
    const { differences, endpoints } = await report((input, init) => {
      if (new Headers(init?.headers).has('if-none-match') && String(input).includes('/ratings')) {
        sandbox.control.event({ user: 'mia', action: 'rating', show: 'severance', rating: 9 });
      }
      return sandbox.fetch(input, init);
    });
    expect(differences).toEqual([]);
    const ratings = endpoints.find(({ endpoint }) => endpoint === 'ratings');
    expect(ratings).toMatchObject({ notes: [expect.stringContaining('changed between')] });
  });
});

it('is explained in a table: endpoint, expected, received, meaning', async () => {
  const { sandbox, run } = start();
  const { stdout } = await run(async (input, init) => {
    const response = await sandbox.fetch(input, init);
    if (String(input).includes('/users/mia/history?')) response.headers.delete('last-modified');
    return response;
  });
  expect(stdout).toMatch(/history +200 +11 +0 +0 +old +DIFFERS: headers/);
  expect(stdout).toContain(
    [
      '  history, headers',
      '    expected  the header Last-Modified',
      '    came      an answer without it',
      '    means     Plays that are added with an old date are noticed only by the number of plays.',
    ].join('\n'),
  );
  expect(stdout).toContain('1 thing is not as expected.');
});

describe('bad arguments', () => {
  it.each([
    [['--user', 'mia'], 'client id'],
    [['--client-id', 'x', '--origin', 'trakt'], 'not an address'],
    [['--client-id', 'x', '--origin', 'ftp://trakt.tv'], 'not an address'],
    [['--client-id', 'x', '--user', ' '], '--user'],
    [['--client-id', 'x', '--token', 'a\nb'], '--token'],
    [['--client-id', 'x', '--what'], '--what'],
    [['--client-id', 'x', 'mia'], 'mia'],
  ])('%j: exit code 2, nothing asked', async (args, named) => {
    const { sandbox, now } = start();
    const fetch = sandbox.fetch as typeof globalThis.fetch;
    const { stdout, stderr, code } = await runDoctor(args, { env: {}, now, fetch, wait: async () => {} });
    expect([stdout, code, sandbox.log.length]).toEqual(['', 2, 0]);
    expect(stderr).toContain(named);
    expect(stderr).toContain('npm run doctor');
  });
});
