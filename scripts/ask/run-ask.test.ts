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

function open(world = smallWorld()) {
  const sandbox = createSandbox({ world, now: () => NOW });
  const ask = (...args: string[]) =>
    runAsk(args, {
      env: { WXT_TRAKT_CLIENT_ID: SANDBOX_CLIENT_ID },
      now: () => NOW,
      createFeed: (from) => createFeed({ ...from, fetch: sandbox.fetch as typeof fetch, now: () => NOW }),
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
    const without = await json('seasons', 'severance', '0,1', 'rating,watching');
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
