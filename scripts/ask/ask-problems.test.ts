import { describe, expect, it } from 'vitest';
import { SANDBOX_CLIENT_ID } from '@/sandbox/app';
import { createWorld } from '@/sandbox/world';
import { runAsk } from '@/scripts/ask/run-ask';
import { NOW, openAsk, pairsOf, smallWorld } from '@/tests/builders/ask';
import { MINUTE } from '@/utils/lib/time';
import { createTraktClient } from '@/utils/trakt/create-trakt-client';

describe('npm run ask', () => {
  it('keeps love and hate of v1 beside the number', async () => {
    const { json } = openAsk();
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
      const { sandbox, json } = openAsk(noorIsFriends());
      expect(await json('user', 'noor', 'all', 'all', '--protocol', 'v1')).toMatchObject({ code: 1 });
      const answer = await json('user', 'noor', 'all', 'all', '--protocol', 'v1', ...LOGIN);
      expect(answer).toMatchObject({ code: 0, activity: [{ rating: 8 }] });
      expect(sandbox.log.every(({ path }) => !path.includes('secret'))).toBe(true);
    });

    it('sees on v2 what only friends see, by a token of the environment', async () => {
      const token = 'sandbox-token-sam';
      const { sandbox, json } = openAsk(noorIsFriends(), { env: { LOOKOUT_TOKEN: token } });
      sandbox.control.token('sam');
      const answer = await json('user', 'noor', 'movie', 'rating');
      expect(answer).toMatchObject({ code: 0, activity: [{ rating: 8 }] });
      expect(JSON.stringify(answer)).not.toContain(token);
    });

    it('reports that the server refuses a password or a token, without showing it', async () => {
      const old = openAsk();
      const refused = await old.ask('user', 'mia', '--protocol', 'v1', '--user', 'sam', '--password', 'wrong-one');
      expect(refused).toEqual({
        stdout: '',
        stderr: 'The server doesn’t accept this user and password.',
        code: 1,
      });
      const today = openAsk(smallWorld(), { env: { LOOKOUT_TOKEN: 'wrong-one' } });
      const { stdout, stderr, code } = await today.ask('user', 'noor', 'movie', 'rating');
      expect([stdout, stderr, code]).toEqual(['', 'Trakt doesn’t accept the token in LOOKOUT_TOKEN.', 1]);
    });

    it('sends no token of the environment on v1', async () => {
      const sent: (string | null)[] = [];
      const { sandbox } = openAsk();
      await runAsk(['user', 'mia', '--protocol', 'v1'], {
        env: { WXT_TRAKT_CLIENT_ID: SANDBOX_CLIENT_ID, LOOKOUT_TOKEN: 'a-token' },
        now: () => NOW,
        createTraktClient: (from) =>
          createTraktClient({
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
      const { sandbox, ask } = openAsk(smallWorld(), { env });
      const { stdout, stderr, code } = await ask('user', 'mia', 'all', 'all', ...args);
      expect([stdout, code, sandbox.log.length]).toEqual(['', 2, 0]);
      expect(stderr).toContain(sentence);
      expect(stderr).not.toMatch(/secret-of-sam|hidden.word/);
    });
  });

  it('names a show that does not exist', async () => {
    const { ask, json } = openAsk();
    const none = await ask('seasons', 'sopranos', '1', 'watching');
    expect(none).toEqual({ stdout: '', stderr: 'There is no show “sopranos” on Trakt.', code: 1 });
    const some = await json('seasons', 'severance,sopranos', '0', 'watching');
    expect(some).toMatchObject({ code: 0, complete: false, activity: [{ action: 'watching' }] });
    expect(some.problems).toMatchObject([{ about: 'sopranos', error: { kind: 'not-found' } }]);
  });

  it('prints what other listings returned if one failed', async () => {
    const { sandbox, json } = openAsk();
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

  it('requests only what is needed', async () => {
    const { sandbox, json } = openAsk();
    await json('user', 'mia', 'movie', 'rating,watchlist');
    const paths = sandbox.log.map(({ path }) => path.split('?')[0]);
    expect(paths.sort()).toEqual([
      '/users/mia',
      '/users/mia/ratings',
      '/users/mia/watchlist/movie,show,season,episode/added/desc',
    ]);
  });

  it('reports that v1 knows neither seasons as items nor IMDb ids', async () => {
    const { json } = openAsk();
    const season = await json('user', 'mia', 'season,movie', 'rating', '--protocol', 'v1');
    expect(season).toMatchObject({ code: 0, complete: false, activity: [{ type: 'movie' }] });
    expect(season.problems).toMatchObject([{ sentence: 'The original API has no season rating.' }]);
    const imdb = await json('seasons', 'tt11280740', '1', 'all', '--protocol', 'v1');
    expect(imdb).toMatchObject({ complete: false, problems: [{ kind: 'not-a-title', title: 'tt11280740' }] });
  });

  it('prints a table, whatever people write', async () => {
    const world = smallWorld();
    world.append({ at: NOW, user: 'sam', action: 'shout', movie: 'heat', text: 'a\n\u001b[31mb' });
    const { ask } = openAsk(world);
    const { stdout, code } = await ask('user', 'sam', 'all', 'shout,rating');
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      '2026-11-22 12:00:30  movie    shout   sam commented on Heat · 1995 · “a [31mb”',
      '2026-11-22 12:00:20  episode  rating  sam rated Severance · S00E03 · Episode 3 · 3/10',
      '',
      '2 updates',
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
    [['user', 'mia', 'all', 'all', '2', '1'], 'The start (2) is after the end (1).'],
    [['user', 'mia', 'all', 'all', '1', '2', '3'], '“3” is too much'],
    [['user', 'mia', 'all', 'all', '--protocol', 'v3'], '“v3” is not a protocol.'],
    [['user', 'mia', 'all', 'all', '--origin', 'trakt'], '“trakt” is not an address.'],
    [['user', 'mia', 'all', 'all', '--client-id', ''], 'The Client ID is missing'],
    [['user', 'mia', '--colour'], '--colour'],
    [['seasons', '', '1', 'all'], 'A show is missing'],
    [['seasons', 'dark', '', 'all'], 'A season is missing'],
    [['seasons', 'dark', '-1', 'all'], '“-1” is not a season.'],
    [['seasons', 'dark', '1,,2', 'all'], '“” is not a season.'],
    [['seasons', 'dark', 'all', 'all'], '“all” is not a season.'],
    [['seasons', 'dark', '1', 'like'], 'There is no action “like”.'],
  ])('%j is refused before any request', async (args, sentence) => {
    const { sandbox, ask } = openAsk();
    const { stdout, stderr, code } = await ask(...args, '--json');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('npm run ask -- seasons');
    expect(sandbox.log).toEqual([]);
  });
});
