import { describe, expect, it } from 'vitest';
import { createSandbox, SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createWorld, type World } from '@/sandbox/world';
import { runAsk } from '@/scripts/ask/run-ask';
import { type ActivityAction, type ActivityType, PAIRS, V1_PAIRS } from '@/utils/activity/activity';
import { MINUTE, SECOND } from '@/utils/lib/time';
import { createFeed } from '@/utils/trakt/create-feed';

const NOW = Date.UTC(2026, 10, 22, 12, 0, 30);

const episode = { show: 'severance', season: 0, episode: 3 };
const ITEMS: Record<ActivityType, object> = {
  episode,
  season: { show: 'severance', season: 0 },
  show: { show: 'severance' },
  movie: { movie: 'heat-1995' },
  list: {},
};
const DETAILS: Partial<Record<ActivityAction, object>> = {
  rating: { rating: 9 },
  shout: { text: 'That corridor.' },
  review: { text: 'Long '.repeat(250) },
  created: { list: 'Corridors' },
  item_added: { list: 'corridors', item: episode },
};

/** Mia did one thing of each kind, and is watching; Noor is private. */
function smallWorld(): World {
  const world = createWorld({
    people: [{ username: 'Mia', name: 'Mia Lind' }, { username: 'sam' }, { username: 'noor', private: true }],
    shows: [{ title: 'Severance', ids: { trakt: 5, tvdb: 371980 }, seasons: [{ number: 0, episodes: 3 }] }],
    movies: [{ title: 'Heat', year: 1995 }],
    events: [],
  });
  PAIRS.forEach(({ type, action }, i) => {
    const at = NOW - (PAIRS.length - i) * MINUTE;
    if (action !== 'watching') world.append({ at, user: 'mia', action, ...ITEMS[type], ...DETAILS[action] });
  });
  world.append({ at: NOW - 20_000, user: 'mia', action: 'watching', ...ITEMS.movie });
  world.append({ at: NOW - 10_000, user: 'sam', action: 'watching', ...episode });
  world.append({ at: NOW - 10_000, user: 'sam', action: 'rating', ...episode, rating: 3 });
  return world;
}

/** @param ahead how far the local clock is ahead of the server's, ms */
function open(world = smallWorld(), { ahead = 0, env = {} as Record<string, string> } = {}) {
  const sandbox = createSandbox({ world, now: () => NOW });
  const now = () => NOW + ahead;
  const ask = (...args: string[]) =>
    runAsk(args, {
      env: { WXT_TRAKT_CLIENT_ID: SANDBOX_CLIENT_ID, ...env },
      now,
      createFeed: (from) => createFeed({ ...from, fetch: sandbox.fetch as typeof fetch, now }),
    });
  const json = async (...args: string[]) => {
    const { stdout, code } = await ask(...args, '--json');
    return { ...JSON.parse(stdout), code };
  };
  return { sandbox, ask, json };
}

interface JsonRow {
  id: string;
  type: string;
  action: string;
  sentence: string;
  [key: string]: unknown;
}
const pairsOf = (rows: JsonRow[]) => rows.map(({ type, action }) => `${type} ${action}`).sort();

describe('npm run ask', () => {
  it.each([
    ['v1', V1_PAIRS, ['episode watching']],
    ['v2', PAIRS, ['episode watching']],
  ] as const)('tells each pair of a person on %s, and the parts of each row', async (protocol, pairs, others) => {
    const { json } = open();
    const answer = await json('user', 'mia', 'all', 'all', '--protocol', protocol);
    const told = pairs.map(({ type, action }) => `${type} ${action}`).filter((pair) => !others.includes(pair as never));
    expect(pairsOf(answer.activity)).toEqual(told.sort());
    expect(answer).toMatchObject({ complete: true, problems: [], code: 0 });
    expect(answer.timestamps).toEqual({
      start: answer.activity.at(-1).timestamp,
      end: NOW / SECOND,
      current: NOW / SECOND,
    });
    const of = (type: string, action: string) =>
      answer.activity.find((row: JsonRow) => row.type === type && row.action === action);
    expect(of('episode', 'rating')).toMatchObject({
      user: { username: 'Mia' },
      sentence: 'Mia Lind rated Severance · S00E03 · Episode 3 · 9/10',
      show: { title: 'Severance', ids: { slug: 'severance' } },
      episode: { season: 0, number: 3 },
      rating: 9,
    });
    expect(of('movie', 'shout')).toMatchObject({
      movie: { title: 'Heat', year: 1995 },
      shout: { text: 'That corridor.' },
    });
    expect(of('show', 'review').review.text).toMatch(/^Long Long/);
    expect(of('list', 'created')).toMatchObject({ list: { name: 'Corridors', slug: 'corridors' } });
    expect(of('list', 'item_added').list_item).toMatchObject({
      type: 'episode',
      show: { title: 'Severance' },
      episode: { season: 0, number: 3 },
    });
    const seen = of('episode', 'seen');
    expect(protocol === 'v1' ? seen.episodes : [seen.episode]).toMatchObject([{ season: 0, number: 3 }]);
    if (protocol === 'v2') expect(of('season', 'rating')).toMatchObject({ season: { number: 0 } });
    for (const row of answer.activity) expect(Number.isInteger(row.timestamp) && row.id.length > 0).toBe(true);
  });

  it.each(['severance', '371980', 'tvdb:371980', 'trakt:5', '5'])('finds the show %s on v2', async (title) => {
    const { json } = open();
    const { activity } = await json('seasons', title, '0', 'watching');
    expect(activity).toMatchObject([{ type: 'episode', user: { username: 'sam' }, episode: { season: 0, number: 3 } }]);
  });

  it('names people around a season on v2 only where it is told whom', async () => {
    const { json } = open();
    const without = await json('seasons', 'severance', '0', 'rating,watching');
    expect(without).toMatchObject({ complete: false, code: 0, activity: [{ action: 'watching' }] });
    expect(without.problems).toMatchObject([
      { kind: 'needs-people', actions: ['rating'], sentence: expect.stringContaining('Name people') },
    ]);
    const named = await json('seasons', 'severance', '0', 'rating', '--people', 'mia,sam');
    expect(named).toMatchObject({ complete: true, problems: [] });
    expect(pairsOf(named.activity)).toEqual(['episode rating', 'episode rating', 'season rating']);
    const old = await json('seasons', 'severance', '0', 'rating', '--protocol', 'v1');
    expect(old).toMatchObject({ complete: true, activity: [{ rating: 3 }, { rating: 9 }] });
  });

  it('goes on without a person who is private, and says so', async () => {
    const { json } = open();
    const answer = await json('seasons', 'severance', '0', 'rating', '--people', 'noor,sam');
    expect(answer).toMatchObject({ code: 0, complete: false, activity: [{ user: { username: 'sam' } }] });
    expect(answer.problems).toMatchObject([{ kind: 'failed', about: 'noor', error: { kind: 'private' } }]);
  });

  it.each(['v1', 'v2'] as const)('fails where nothing could be read on %s', async (protocol) => {
    const { json, ask } = open();
    const answer = await json('user', 'noor', 'all', 'all', '100', '--protocol', protocol);
    expect(answer).toMatchObject({ code: 1, activity: [], complete: false, timestamps: { start: 100 } });
    expect(answer.problems).toMatchObject([{ error: { kind: 'private' }, sentence: expect.stringContaining('noor') }]);
    const words = await ask('user', 'noor', 'all', 'all', '--protocol', protocol);
    expect(words).toEqual({ stdout: '', stderr: 'noor: This profile is private.', code: 1 });
    expect((await ask('user', 'nobody', 'all', 'all', '--protocol', protocol)).code).toBe(1);
    expect((await ask('user', 'mia', 'all', 'all', '--protocol', protocol, '--client-id', 'wrong')).code).toBe(1);
  });

  it.each(['v1', 'v2'] as const)('says which person there is not on %s', async (protocol) => {
    const { ask } = open();
    const none = await ask('user', 'nobody', 'all', 'all', '--protocol', protocol);
    expect(none).toEqual({ stdout: '', stderr: 'There is no user “nobody” on Trakt.', code: 1 });
  });

  it('says which of the named people there is not', async () => {
    const { json } = open();
    const answer = await json('seasons', 'severance', '0', 'rating', '--people', 'nobody,sam');
    expect(answer.problems).toMatchObject([{ sentence: 'There is no user “nobody” on Trakt.' }]);
  });

  it('says which season there is not on v2', async () => {
    const { ask, json } = open();
    const none = await ask('seasons', 'severance', '9', 'watching');
    expect(none).toEqual({ stdout: '', stderr: 'Severance has no season 9.', code: 1 });
    const some = await json('seasons', 'severance', '0,9', 'watching');
    expect(some).toMatchObject({ code: 0, complete: false, activity: [{ action: 'watching' }] });
    expect(some.problems).toMatchObject([{ kind: 'no-season', sentence: 'Severance has no season 9.' }]);
  });

  it.each(['v1', 'v2'] as const)(
    'answers the rest of a question that is impossible in part on %s',
    async (protocol) => {
      const { json } = open();
      const answer = await json('seasons', 'severance', '0', 'watching,created', '--protocol', protocol);
      expect(answer).toMatchObject({ code: 0, complete: false, activity: [{ action: 'watching' }] });
      expect(answer.problems).toMatchObject([
        { kind: 'impossible', sentence: 'There is no answer for created: a list belongs to no season.' },
      ]);
    },
  );

  it.each(['v1', 'v2'] as const)('names the server’s clock, not its own, on %s', async (protocol) => {
    const { json } = open(smallWorld(), { ahead: 10 * MINUTE });
    const { timestamps } = await json('user', 'mia', 'all', 'rating', '--protocol', protocol);
    expect(timestamps).toMatchObject({ end: NOW / SECOND, current: NOW / SECOND });
    const seasons = await json('seasons', 'severance', '0', 'watching', '--protocol', protocol);
    expect(seasons.timestamps.current).toBe(NOW / SECOND);
    const refused = await json('user', 'noor', 'all', 'all', '--protocol', protocol);
    expect(refused.timestamps.current).toBe(NOW / SECOND);
  });

  it('keeps love and hate of v1 beside the number', async () => {
    const { json } = open();
    const { activity } = await json('seasons', 'severance', '0', 'rating', '--protocol', 'v1');
    expect(activity).toMatchObject([
      { rating: 3, love: 'hate' },
      { rating: 9, love: 'love' },
    ]);
  });

  describe('signed in', () => {
    const noorIsFriends = () => {
      const world = createWorld({
        people: [
          { username: 'sam', password: 'secret-of-sam', following: ['noor'] },
          { username: 'noor', private: true, following: ['sam'] },
        ],
        shows: [],
        movies: [{ title: 'Heat', year: 1995 }],
        events: [{ user: 'noor', action: 'rating', movie: 'heat-1995', rating: 8, at: NOW - MINUTE }],
      });
      return world;
    };
    const LOGIN = ['--user', 'sam', '--password', 'secret-of-sam'];

    it('sees on v1 what only friends see, by user and password', async () => {
      const { sandbox, json } = open(noorIsFriends());
      expect(await json('user', 'noor', 'all', 'all', '--protocol', 'v1')).toMatchObject({ code: 1 });
      const answer = await json('user', 'noor', 'all', 'all', '--protocol', 'v1', ...LOGIN);
      expect(answer).toMatchObject({ code: 0, activity: [{ rating: 8 }] });
      expect(sandbox.log.every(({ path }) => !path.includes('secret'))).toBe(true);
    });

    it('sees on v2 what only friends see, by a token of the environment', async () => {
      const token = 'sandbox-token-sam';
      const { sandbox, json } = open(noorIsFriends(), { env: { LOOKOUT_TOKEN: token } });
      sandbox.control.token('sam');
      const answer = await json('user', 'noor', 'movie', 'rating');
      expect(answer).toMatchObject({ code: 0, activity: [{ rating: 8 }] });
      expect(JSON.stringify(answer)).not.toContain(token);
    });

    it('says that the server refuses a password, or a token, without showing it', async () => {
      const old = open();
      const refused = await old.ask('user', 'mia', '--protocol', 'v1', '--user', 'sam', '--password', 'wrong-one');
      expect(refused).toEqual({
        stdout: '',
        stderr: 'The server doesn’t accept this user and password.',
        code: 1,
      });
      const today = open(smallWorld(), { env: { LOOKOUT_TOKEN: 'wrong-one' } });
      const { stdout, stderr, code } = await today.ask('user', 'noor', 'movie', 'rating');
      expect([stdout, stderr, code]).toEqual(['', 'Trakt doesn’t accept the token in LOOKOUT_TOKEN.', 1]);
    });

    it('sends no token of the environment on v1', async () => {
      const sent: (string | null)[] = [];
      const { sandbox } = open();
      await runAsk(['user', 'mia', '--protocol', 'v1'], {
        env: { WXT_TRAKT_CLIENT_ID: SANDBOX_CLIENT_ID, LOOKOUT_TOKEN: 'a-token' },
        now: () => NOW,
        createFeed: (from) =>
          createFeed({
            ...from,
            fetch: ((input: string, init?: RequestInit) => {
              sent.push(new Headers(init?.headers).get('authorization'));
              return sandbox.fetch(input, init);
            }) as typeof fetch,
            now: () => NOW,
          }),
      });
      expect(new Set(sent)).toEqual(new Set([null]));
    });

    it.each<[string, string[], Record<string, string>, string]>([
      ['a user without a password', ['--protocol', 'v1', '--user', 'sam'], {}, 'Give both'],
      ['a password on v2', LOGIN, {}, 'are for v1'],
      [
        'a password without https',
        [...LOGIN, '--protocol', 'v1', '--origin', 'http://trakt.example'],
        {},
        'https only',
      ],
      ['a token without https', ['--origin', 'http://trakt.example'], { LOOKOUT_TOKEN: 'hidden-word' }, 'https only'],
      ['a token of other characters', [], { LOOKOUT_TOKEN: 'hidden word' }, 'LOOKOUT_TOKEN is not a token'],
    ])('refuses %s before any request, and repeats no secret', async (_, args, env, sentence) => {
      const { sandbox, ask } = open(smallWorld(), { env });
      const { stdout, stderr, code } = await ask('user', 'mia', 'all', 'all', ...args);
      expect([stdout, code, sandbox.log.length]).toEqual(['', 2, 0]);
      expect(stderr).toContain(sentence);
      expect(stderr).not.toMatch(/secret-of-sam|hidden.word/);
    });
  });

  it('says which show there is not', async () => {
    const { ask, json } = open();
    const none = await ask('seasons', 'sopranos', '1', 'watching');
    expect(none).toEqual({ stdout: '', stderr: 'There is no show “sopranos” on Trakt.', code: 1 });
    const some = await json('seasons', 'severance,sopranos', '0', 'watching');
    expect(some).toMatchObject({ code: 0, complete: false, activity: [{ action: 'watching' }] });
    expect(some.problems).toMatchObject([{ about: 'sopranos', error: { kind: 'not-found' } }]);
  });

  it('tells what the other listings told where one failed', async () => {
    const { sandbox, json } = open();
    sandbox.control.fault({ match: '/users/mia/ratings', kind: 'status', status: 502 });
    const answer = await json('user', 'mia', 'all', 'rating,watchlist');
    expect(answer).toMatchObject({ code: 1, complete: false });
    expect(answer.problems).toMatchObject([{ kind: 'failed', about: 'mia: ratings', error: { kind: 'server' } }]);
    expect(pairsOf(answer.activity)).toEqual([
      'episode watchlist',
      'movie watchlist',
      'season watchlist',
      'show watchlist',
    ]);
  });

  it('asks only for what is wanted', async () => {
    const { sandbox, json } = open();
    await json('user', 'mia', 'movie', 'rating,watchlist');
    const paths = sandbox.log.map(({ path }) => path.split('?')[0]);
    expect(paths.sort()).toEqual([
      '/users/mia',
      '/users/mia/ratings',
      '/users/mia/watchlist/movie,show,season,episode/added/desc',
    ]);
  });

  it('says that v1 knows neither seasons as such nor IMDb ids', async () => {
    const { json } = open();
    const season = await json('user', 'mia', 'season,movie', 'rating', '--protocol', 'v1');
    expect(season).toMatchObject({ code: 0, complete: false, activity: [{ type: 'movie' }] });
    expect(season.problems).toMatchObject([{ sentence: 'The original API knows no season rating.' }]);
    const imdb = await json('seasons', 'tt11280740', '1', 'all', '--protocol', 'v1');
    expect(imdb).toMatchObject({ complete: false, problems: [{ kind: 'not-a-title', title: 'tt11280740' }] });
  });

  it('prints a table, whatever people write', async () => {
    const world = smallWorld();
    world.append({ at: NOW, user: 'sam', action: 'shout', movie: 'heat', text: 'a\n\u001b[31mb' });
    const { ask } = open(world);
    const { stdout, code } = await ask('user', 'sam', 'all', 'shout,rating');
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      '2026-11-22 12:00:30  movie    shout   sam commented on Heat · 1995 · “a [31mb”',
      '2026-11-22 12:00:20  episode  rating  sam rated Severance · S00E03 · Episode 3 · 3/10',
      '',
      '2 activities',
    ]);
  });

  it.each([
    [[], 'Say what to ask for'],
    [['friends', 'mia'], '“friends” is not a question'],
    [['user'], 'A username is missing.'],
    [['user', 'mia,ben', 'all', 'all'], '“mia,ben” names several people. Ask about one person at a time.'],
    [['user', 'mia,ben', '--protocol', 'v1'], '“mia,ben” names several people.'],
    [['user', ',', 'all', 'all'], 'A username is missing.'],
    [
      ['user', 'mia', 'season', 'all', '--protocol', 'v1'],
      'There is no answer for season rating: the original API had',
    ],
    [['seasons', 'dark', '1', 'created'], 'There is no answer for created: a list belongs to no season.'],
    [['seasons', 'dark', '1', 'item_added,created', '--protocol', 'v1'], 'a list belongs to no season.'],
    [['user', 'mia', 'list', 'seen'], 'No activity has the type list and the action seen.'],
    [['user', 'mia', 'all', 'all', 'soon'], '“soon” is not a time.'],
    [['user', 'mia', 'all', 'all', '2', '1'], 'The start (2) lies after the end (1).'],
    [['user', 'mia', 'all', 'all', '1', '2', '3'], '“3” is too much'],
    [['user', 'mia', 'all', 'all', '--protocol', 'v3'], '“v3” is not a protocol.'],
    [['user', 'mia', 'all', 'all', '--origin', 'trakt'], '“trakt” is not an address.'],
    [['user', 'mia', 'all', 'all', '--client-id', ''], 'A client id is missing'],
    [['user', 'mia', '--colour'], '--colour'],
    [['seasons', '', '1', 'all'], 'A show is missing'],
    [['seasons', 'dark', '', 'all'], 'A season is missing'],
    [['seasons', 'dark', '-1', 'all'], '“-1” is not a season.'],
    [['seasons', 'dark', '1,,2', 'all'], '“” is not a season.'],
    [['seasons', 'dark', 'all', 'all'], '“all” is not a season.'],
    [['seasons', 'dark', '1', 'like'], 'There is no action “like”.'],
  ])('%j is refused before any request', async (args, sentence) => {
    const { sandbox, ask } = open();
    const { stdout, stderr, code } = await ask(...args, '--json');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('npm run ask -- seasons');
    expect(sandbox.log).toEqual([]);
  });
});
