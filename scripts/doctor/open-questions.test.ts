import { expect, it } from 'vitest';
import type { SettingsChange } from '@/sandbox/control';
import type { OpenQuestion } from '@/scripts/doctor/open-questions';
import { start } from '@/scripts/doctor/test-doctor';

type Trakt = ReturnType<typeof start>['sandbox'];

const cases: [string, RegExp, OpenQuestion['answer'], NonNullable<SettingsChange['v2']>, ((trakt: Trakt) => void)?][] =
  [
    ['the id of the feed is that of the history', /id of a row/, 'yes', {}],
    ['the feed has ids of its own', /id of a row/, 'no', { feedIds: 'own' }],
    ['the feed needs a token', /without a token/, 'no', {}],
    ['the feed is public', /without a token/, 'yes', { feedPublic: true }],
    [
      'the feed is down',
      /without a token/,
      'unknown',
      {},
      (trakt) => trakt.control.fault({ match: '/mia/following', kind: '502' }),
    ],
    ['a 304 counts', /304/, 'yes', {}, (trakt) => trakt.control.rateLimit({ header: 'always', limit: 500 })],
    [
      'a 304 is free',
      /304/,
      'no',
      { free304: true },
      (trakt) => trakt.control.rateLimit({ header: 'always', limit: 500 }),
    ],
    ['nobody says what is left', /304/, 'unknown', {}],
    ['the ETag is a digest', /digest/, 'yes', {}],
    ['the ETag is a time', /digest/, 'no', { etag: 'time' }],
    ['there is no ETag', /digest/, 'unknown', { etag: 'none' }],
    [
      'the counters are there',
      /stats/,
      'yes',
      {},
      (trakt) => trakt.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 1, episode: 4 }),
    ],
    [
      'the counters are not there',
      /stats/,
      'no',
      {},
      (trakt) => trakt.control.fault({ match: '/users/mia/stats', kind: 'status', status: 426 }),
    ],
    [
      'the counters move at once',
      /at once/,
      'yes',
      {},
      (trakt) => trakt.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 1, episode: 4 }),
    ],
    [
      'the counters are late',
      /at once/,
      'no',
      { statsLagMs: 3_600_000 },
      (trakt) => trakt.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 1, episode: 4 }),
    ],
    ['nobody counts the plays', /at once/, 'unknown', { counts: 'none' }],
  ];

it.each(cases)('answers an open question: %s', async (_, question, answer, nature, prepare) => {
  const { sandbox, report } = start();
  sandbox.control.settings({ v2: nature });
  prepare?.(sandbox);
  const { questions } = await report();
  expect(questions).toHaveLength(6);
  expect(questions.find((each) => question.test(each.question))).toMatchObject({ answer });
});

it('answers in words, and says what cannot be determined', async () => {
  const { stdout } = await start().run(undefined, []);
  expect(stdout).toContain('Not known of Trakt:');
  expect(stdout).toContain('cannot be determined: needs --token');
});

it('says that a show was not found, not a person', async () => {
  const { sandbox, report } = start();
  sandbox.control.fault({ match: '^/shows/severance\\?', kind: 'status', status: 404 });
  const { differences } = await report();
  const missing = differences.find(({ endpoint }) => endpoint === 'show');
  expect(missing?.came).toContain('show');
  expect(missing?.came).not.toMatch(/user|person|name/i);
});
