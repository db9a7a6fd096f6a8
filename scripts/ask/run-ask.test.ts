import { describe, expect, it } from 'vitest';
import { type JsonRow, NOW, openAsk, pairsOf, smallWorld } from '@/tests/builders/ask';
import { PAIRS, V1_PAIRS } from '@/utils/activity/pairs';
import { MINUTE, SECOND } from '@/utils/lib/time';

describe('npm run ask', () => {
  it.each([
    ['v1', V1_PAIRS, ['episode watching']],
    ['v2', PAIRS, ['episode watching']],
  ] as const)(
    'prints every pair of type and action of a person on %s, with the parts of each row',
    async (protocol, pairs, others) => {
      const { json } = openAsk();
      const answer = await json('user', 'mia', 'all', 'all', '--protocol', protocol);
      const notified = pairs
        .map(({ type, action }) => `${type} ${action}`)
        .filter((pair) => !others.includes(pair as never));
      expect(pairsOf(answer.activity)).toEqual(notified.sort());
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
    },
  );

  it.each(['severance', '371980', 'tvdb:371980', 'trakt:5', '5'])('finds the show %s on v2', async (title) => {
    const { json } = openAsk();
    const { activity } = await json('seasons', title, '0', 'watching');
    expect(activity).toMatchObject([{ type: 'episode', user: { username: 'sam' }, episode: { season: 0, number: 3 } }]);
  });

  it('finds ratings around a season on v2 only of the people who are named', async () => {
    const { json } = openAsk();
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

  it('continues without a private person, and reports that', async () => {
    const { json } = openAsk();
    const answer = await json('seasons', 'severance', '0', 'rating', '--people', 'noor,sam');
    expect(answer).toMatchObject({ code: 0, complete: false, activity: [{ user: { username: 'sam' } }] });
    expect(answer.problems).toMatchObject([{ kind: 'failed', about: 'noor', error: { kind: 'private' } }]);
  });

  it.each(['v1', 'v2'] as const)('fails if nothing could be read on %s', async (protocol) => {
    const { json, ask } = openAsk();
    const answer = await json('user', 'noor', 'all', 'all', '100', '--protocol', protocol);
    expect(answer).toMatchObject({ code: 1, activity: [], complete: false, timestamps: { start: 100 } });
    expect(answer.problems).toMatchObject([{ error: { kind: 'private' }, sentence: expect.stringContaining('noor') }]);
    const words = await ask('user', 'noor', 'all', 'all', '--protocol', protocol);
    expect(words).toEqual({ stdout: '', stderr: 'noor: This profile is private.', code: 1 });
    expect((await ask('user', 'nobody', 'all', 'all', '--protocol', protocol)).code).toBe(1);
    expect((await ask('user', 'mia', 'all', 'all', '--protocol', protocol, '--client-id', 'wrong')).code).toBe(1);
  });

  it.each(['v1', 'v2'] as const)('names the person who does not exist on %s', async (protocol) => {
    const { ask } = openAsk();
    const none = await ask('user', 'nobody', 'all', 'all', '--protocol', protocol);
    expect(none).toEqual({ stdout: '', stderr: 'There is no user “nobody” on Trakt.', code: 1 });
  });

  it('names the people around a season who do not exist', async () => {
    const { json } = openAsk();
    const answer = await json('seasons', 'severance', '0', 'rating', '--people', 'nobody,sam');
    expect(answer.problems).toMatchObject([{ sentence: 'There is no user “nobody” on Trakt.' }]);
  });

  it('names the season that does not exist on v2', async () => {
    const { ask, json } = openAsk();
    const none = await ask('seasons', 'severance', '9', 'watching');
    expect(none).toEqual({ stdout: '', stderr: 'Severance has no season 9.', code: 1 });
    const some = await json('seasons', 'severance', '0,9', 'watching');
    expect(some).toMatchObject({ code: 0, complete: false, activity: [{ action: 'watching' }] });
    expect(some.problems).toMatchObject([{ kind: 'no-season', sentence: 'Severance has no season 9.' }]);
  });

  it.each(['v1', 'v2'] as const)(
    'answers the rest of a question that is impossible in part on %s',
    async (protocol) => {
      const { json } = openAsk();
      const answer = await json('seasons', 'severance', '0', 'watching,created', '--protocol', protocol);
      expect(answer).toMatchObject({ code: 0, complete: false, activity: [{ action: 'watching' }] });
      expect(answer.problems).toMatchObject([
        { kind: 'impossible', sentence: 'There is no answer for created: a list belongs to no season.' },
      ]);
    },
  );

  it.each(['v1', 'v2'] as const)('reports times by the server’s clock, not its own, on %s', async (protocol) => {
    const { json } = openAsk(smallWorld(), { ahead: 10 * MINUTE });
    const { timestamps } = await json('user', 'mia', 'all', 'rating', '--protocol', protocol);
    expect(timestamps).toMatchObject({ end: NOW / SECOND, current: NOW / SECOND });
    const seasons = await json('seasons', 'severance', '0', 'watching', '--protocol', protocol);
    expect(seasons.timestamps.current).toBe(NOW / SECOND);
    const refused = await json('user', 'noor', 'all', 'all', '--protocol', protocol);
    expect(refused.timestamps.current).toBe(NOW / SECOND);
  });
});
