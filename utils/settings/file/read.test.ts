import { describe, expect, it } from 'vitest';
import { text } from '@/tests/builders/text';
import type { MessageKey } from '@/utils/lib/text';
import type { SettingsProblem } from '@/utils/settings/file/findings';
import { openSettingsFile, readSettingsFile } from '@/utils/settings/file/read';

const TRAKT = { protocol: 'v2', apiOrigin: 'https://api.trakt.tv' } as const;
const head = { format: 'lookout/settings', version: 1 };

const read = (file: unknown) => readSettingsFile(typeof file === 'string' ? file : JSON.stringify(file), TRAKT);
const words = ({ where, message, values }: SettingsProblem) =>
  [where, text(message as MessageKey, ...values)].filter(Boolean).join(': ');
const problems = (file: unknown) => {
  const result = read(file);
  return result.ok ? [] : result.error.map(words);
};

describe('readSettingsFile', () => {
  it.each<[unknown, string]>([
    ['', 'This is not JSON: something is wrong at line 1, column 1.'],
    [
      '{\n  "format": "lookout/settings",\n  "version": 1,,\n}',
      'This is not JSON: something is wrong at line 3, column 16.',
    ],
    ['\uFEFF{\n  "a": 1,,\n}', 'This is not JSON: something is wrong at line 2, column 10.'],
    ['\uFEFF,', 'This is not JSON: something is wrong at line 1, column 1.'],
    ['<!doctype html><html></html>', 'This is not JSON: something is wrong at line 1, column 1.'],
    ['[]', 'This must be an object in braces, not [].'],
    [{}, 'format: This field is missing.'],
    [
      { format: 'other', version: 1 },
      'format: This is no settings file of Lookout: the format must be "lookout/settings", not "other".',
    ],
    [
      { ...head, version: 2 },
      'version: A newer Lookout wrote this file (version 2; this one reads up to 1). Update Lookout, then import it again.',
    ],
    [{ ...head, version: 0 }, 'version: 0 is no version of a settings file: versions are whole numbers from 1 on.'],
    ['null', 'This must be an object in braces, not null.'],
    [{ ...head, sources: [{ kind: 'user' }] }, 'sources[0].username: This field is missing.'],
    [
      { ...head, sources: [{ kind: 'user', username: 'a/b' }] },
      'sources[0].username: "a/b" is neither a username nor the address of a profile. Take the name as it stands in that address, such as mia-lund.',
    ],
    [
      { ...head, sources: [{ kind: 'robot' }] },
      'sources[0].kind: "robot" is no kind of source; it must be "user", "show" or "following".',
    ],
    [
      { ...head, rules: { episode: { scrobble: 'loud' } } },
      'rules.episode.scrobble: "loud" is no level; it must be "off", "feed", "badge" or "notify".',
    ],
    [
      { ...head, rules: { list: { watching: 'off' } } },
      'rules.list.watching: Trakt knows no action "watching" for the type "list".',
    ],
    [{ ...head, checkMinutes: 0 }, 'checkMinutes: 0 is out of range.'],
    [{ ...head, checkMinutes: 'often' }, 'checkMinutes: This must be a whole number, not "often".'],
    [
      { ...head, trakt: { origin: 'https://evil.example' } },
      'trakt.origin: The file is for https://evil.example, but Lookout talks to https://api.trakt.tv now. Choose https://evil.example under Account first, then import the file.',
    ],
    [
      { ...head, trakt: { protocol: 'v1' } },
      'trakt.protocol: The file is for protocol v1, but Lookout speaks v2 now. Choose a server with v1 under Account first, then import the file.',
    ],
    [
      { ...head, sources: [{ kind: 'show', ref: 'dark', seasons: [] }] },
      'sources[0].seasons: This must be "all" or a list of season numbers, not [].',
    ],
    [{ ...head, conditions: { ratingAtLeast: 11 } }, 'conditions.ratingAtLeast: 11 is out of range.'],
    [
      { ...head, conditions: { titles: 'some' } },
      'conditions.titles: "some" is no choice of titles; it must be "all", "watchlist" or "shows".',
    ],
    [
      { ...head, mutes: [{ kind: 'robot', id: 'x' }] },
      'mutes[0].kind: "robot" cannot be muted; it must be "user" or "show".',
    ],
    [
      { ...head, mutes: [{ kind: 'user', id: 'ben', until: 'tomorrow' }] },
      'mutes[0].until: "tomorrow" is no date; it must look like "2026-12-24T18:00:00Z".',
    ],
    [
      { ...head, quiet: { ranges: [{ days: ['Monday'], from: '22:00', to: '06:00' }] } },
      'quiet.ranges[0].days[0]: "Monday" is no weekday; it must be "mon", "tue", "wed", "thu", "fri", "sat" or "sun".',
    ],
    [
      { ...head, quiet: { ranges: [{ days: [], from: '25:00', to: '06:00' }] } },
      'quiet.ranges[0].from: "25:00" is no time of day; it must look like "22:30".',
    ],
    [
      { ...head, digest: { mode: 'weekly' } },
      'digest.mode: "weekly" is no kind of digest; it must be "off", "hourly" or "daily".',
    ],
    [
      { ...head, spoilers: 'all' },
      'spoilers: "all" is no spoiler level; it must be "none", "titles", "images", "comments" or "unwatched".',
    ],
    [{ ...head, theme: 'pink' }, 'theme: "pink" is no theme; it must be "system", "light" or "dark".'],
    [
      { ...head, self: 'a/b' },
      'self: "a/b" is neither a username nor the address of a profile. Take the name as it stands in that address, such as mia-lund.',
    ],
    [
      { ...head, self: 'Мария' },
      'self: "Мария" is neither a username nor the address of a profile. Take the name as it stands in that address, such as mia-lund.',
    ],
    [
      { ...head, sources: [{ kind: 'user', username: 'ß-1' }] },
      'sources[0].username: "ß-1" is neither a username nor the address of a profile. Take the name as it stands in that address, such as mia-lund.',
    ],
    [
      { ...head, sources: [{ kind: 'following', except: ['kofi', 'Иван'] }] },
      'sources[0].except[1]: "Иван" is neither a username nor the address of a profile. Take the name as it stands in that address, such as mia-lund.',
    ],
    [
      { ...head, mutes: [{ kind: 'user', id: 'a/b' }] },
      'mutes[0].id: "a/b" is neither a username nor the address of a profile. Take the name as it stands in that address, such as mia-lund.',
    ],
    [
      { ...head, mutes: [{ kind: 'show', id: 'The Office' }] },
      'mutes[0].id: "The Office" is no id of a show: that is a slug such as severance, a number, or an IMDb id such as tt11280740.',
    ],
    [
      { ...head, sources: [{ kind: 'show', ref: '../../x', seasons: 'all' }] },
      'sources[0].ref: "../../x" is no id of a show: that is a slug such as severance, a number, or an IMDb id such as tt11280740.',
    ],
    [
      { ...head, conditions: { shows: [{ id: '..', name: 'x' }] } },
      'conditions.shows[0].id: ".." is no id of a show: that is a slug such as severance, a number, or an IMDb id such as tt11280740.',
    ],
    [
      { ...head, sources: [{ kind: 'user', username: 'mia', conditions: 7 }] },
      'sources[0].conditions: This must be an object in braces, not 7.',
    ],
    [
      '['.repeat(100_000) + ']'.repeat(100_000),
      'This must be an object in braces, not [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[….',
    ],
    [
      `{"format":"lookout/settings","version":1,"theme":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
      'theme: {"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a"… is no theme; it must be "system", "light" or "dark".',
    ],
    [
      JSON.stringify({ ...head, self: '見'.repeat(900_000) }),
      'This file is far too large for a settings file: Lookout’s are under 1 MB.',
    ],
    ['x'.repeat(1_000_001), 'This file is far too large for a settings file: Lookout’s are under 1 MB.'],
  ])('refuses %#', (file, sentence) => expect(problems(file)[0]).toBe(sentence));

  it('names everything that is wrong, not only the first problem', () => {
    expect(problems({ ...head, checkMinutes: 99, paused: 'no', sources: {} })).toHaveLength(3);
  });

  it('refuses more sources than the maximum, and says how many there are', () => {
    const people = (count: number) => Array.from({ length: count }, (_, at) => ({ kind: 'user', username: `p${at}` }));
    expect(problems({ ...head, sources: people(1000) })).toEqual([]);
    expect(problems({ ...head, sources: people(15_000) })).toEqual([
      'sources: This file has 15000 people and shows. A settings file can have up to 1000.',
    ]);
  });

  it('reports unknown fields and leaves them out', () => {
    const result = read({
      ...head,
      colour: 'red',
      trakt: { secret: 'x' },
      sources: [{ kind: 'user', username: 'mia', age: 4, conditions: { mood: 1 } }],
      rules: { bogus: {}, robot: { seen: 'loud' }, movie: { rating: 'off' } },
      quiet: { ranges: [{ days: ['mon'], from: '22:00', to: '06:00', why: 1 }] },
    });
    expect(result.ok && result.value.skipped.map(words)).toEqual([
      'colour: The field "colour" is not known and was left out.',
      'trakt.secret: The field "secret" is not known and was left out.',
      'sources[0].age: The field "age" is not known and was left out.',
      'sources[0].conditions.mood: The field "mood" is not known and was left out.',
      'rules.bogus: The field "bogus" is not known and was left out.',
      'rules.robot: The field "robot" is not known and was left out.',
      'quiet.ranges[0].why: The field "why" is not known and was left out.',
    ]);
    expect(JSON.stringify(result)).not.toContain('red');
    expect(result.ok && result.value.file.rules).toEqual({ movie: { rating: 'off' } });
  });
});

describe('openSettingsFile', () => {
  const open = async (file: Blob) => {
    const result = await openSettingsFile(file, TRAKT);
    return result.ok ? result.value.file : result.error.map(words);
  };
  const large = 'This file is far too large for a settings file: Lookout’s are under 1 MB.';

  it('reads a file', async () => {
    expect(await open(new Blob([JSON.stringify({ ...head, checkMinutes: 9 })]))).toEqual({ ...head, checkMinutes: 9 });
  });

  it('does not read a file that is too large', async () => {
    const file = new Blob(['x'.repeat(1_000_001)]);
    file.text = () => Promise.reject(new Error('It was read'));
    expect(await open(file)).toEqual([large]);
  });

  it('says that a deleted file cannot be read', async () => {
    const file = new Blob(['{}']);
    file.text = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    expect(await open(file)).toEqual(['The file could not be read. If it was moved or deleted, choose it again.']);
  });
});
