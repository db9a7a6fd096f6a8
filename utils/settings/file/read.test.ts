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
    ['', 'This isn’t valid JSON: check line 1, column 1.'],
    ['{\n  "format": "lookout/settings",\n  "version": 1,,\n}', 'This isn’t valid JSON: check line 3, column 16.'],
    ['\uFEFF{\n  "a": 1,,\n}', 'This isn’t valid JSON: check line 2, column 10.'],
    ['\uFEFF,', 'This isn’t valid JSON: check line 1, column 1.'],
    ['<!doctype html><html></html>', 'This isn’t valid JSON: check line 1, column 1.'],
    ['[]', 'This must be an object in braces, not [].'],
    [{}, 'format: This field is missing.'],
    [
      { format: 'other', version: 1 },
      'format: This isn’t a Lookout settings file: the format must be "lookout/settings", not "other".',
    ],
    [
      { ...head, version: 2 },
      'version: A newer Lookout saved this file (version 2; this one knows up to 1). Update Lookout, then import it again.',
    ],
    [{ ...head, version: 0 }, 'version: 0 isn’t a settings file version. Versions are whole numbers from 1.'],
    ['null', 'This must be an object in braces, not null.'],
    [{ ...head, sources: [{ kind: 'user' }] }, 'sources[0].username: This field is missing.'],
    [
      { ...head, sources: [{ kind: 'user', username: 'a/b' }] },
      'sources[0].username: "a/b" isn’t a username or profile link. Use the name from that link, such as mia-lund.',
    ],
    [
      { ...head, sources: [{ kind: 'robot' }] },
      'sources[0].kind: "robot" isn’t a kind Lookout knows. Use "user", "show", "following", or "me".',
    ],
    [
      { ...head, rules: { episode: { scrobble: 'loud' } } },
      'rules.episode.scrobble: "loud" isn’t a level. Use "off", "feed", "badge", or "notify".',
    ],
    [
      { ...head, rules: { list: { watching: 'off' } } },
      'rules.list.watching: Trakt has no action “watching” for “list”.',
    ],
    [{ ...head, checkMinutes: 0 }, 'checkMinutes: 0 is out of range.'],
    [{ ...head, checkMinutes: 'often' }, 'checkMinutes: This must be a whole number, not "often".'],
    [
      { ...head, trakt: { origin: 'https://evil.example' } },
      'trakt.origin: This file is for https://evil.example, but Lookout uses https://api.trakt.tv now. Choose https://evil.example in Account, then import it again.',
    ],
    [
      { ...head, trakt: { protocol: 'v1' } },
      'trakt.protocol: This file is for protocol v1, but Lookout uses v2 now. Choose a server with v1 in Account, then import it again.',
    ],
    [
      { ...head, sources: [{ kind: 'show', ref: 'dark', seasons: [] }] },
      'sources[0].seasons: This must be "all" or a list of up to 100 season numbers, not [].',
    ],
    [
      {
        ...head,
        sources: [{ kind: 'show', ref: 'dark', seasons: Array.from({ length: 101 }, (_, season) => season) }],
      },
      'sources[0].seasons: This must be "all" or a list of up to 100 season numbers, not [0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,….',
    ],
    [{ ...head, conditions: { ratingAtLeast: 11 } }, 'conditions.ratingAtLeast: 11 is out of range.'],
    [
      { ...head, conditions: { titles: 'some' } },
      'conditions.titles: "some" isn’t a choice of titles. Use "all", "watchlist", or "shows".',
    ],
    [{ ...head, mutes: [{ kind: 'robot', id: 'x' }] }, 'mutes[0].kind: "robot" can’t be muted. Use "user" or "show".'],
    [
      { ...head, mutes: [{ kind: 'user', id: 'ben', until: 'tomorrow' }] },
      'mutes[0].until: "tomorrow" isn’t a date. Use the form "2026-12-24T18:00:00Z".',
    ],
    [
      { ...head, quiet: { ranges: [{ days: ['Monday'], from: '22:00', to: '06:00' }] } },
      'quiet.ranges[0].days[0]: "Monday" isn’t a weekday. Use "mon", "tue", "wed", "thu", "fri", "sat", or "sun".',
    ],
    [
      { ...head, quiet: { ranges: [{ days: [], from: '25:00', to: '06:00' }] } },
      'quiet.ranges[0].from: "25:00" isn’t a time of day. Use the form "22:30".',
    ],
    [
      { ...head, digest: { mode: 'weekly' } },
      'digest.mode: "weekly" isn’t a digest mode. Use "off", "hourly", or "daily".',
    ],
    [
      { ...head, spoilers: 'all' },
      'spoilers: "all" isn’t a spoiler level. Use "none", "titles", "images", "comments", or "unwatched".',
    ],
    [{ ...head, theme: 'pink' }, 'theme: "pink" isn’t a theme. Use "system", "light", or "dark".'],
    [
      { ...head, self: 'a/b' },
      'self: "a/b" isn’t a username or profile link. Use the name from that link, such as mia-lund.',
    ],
    [
      { ...head, self: 'Мария' },
      'self: "Мария" isn’t a username or profile link. Use the name from that link, such as mia-lund.',
    ],
    [
      { ...head, sources: [{ kind: 'user', username: 'ß-1' }] },
      'sources[0].username: "ß-1" isn’t a username or profile link. Use the name from that link, such as mia-lund.',
    ],
    [
      { ...head, sources: [{ kind: 'following', except: ['kofi', 'Иван'] }] },
      'sources[0].except[1]: "Иван" isn’t a username or profile link. Use the name from that link, such as mia-lund.',
    ],
    [
      { ...head, mutes: [{ kind: 'user', id: 'a/b' }] },
      'mutes[0].id: "a/b" isn’t a username or profile link. Use the name from that link, such as mia-lund.',
    ],
    [
      { ...head, mutes: [{ kind: 'show', id: 'The Office' }] },
      'mutes[0].id: "The Office" isn’t a show ID. Use a slug such as severance, a number, or an IMDb ID such as tt11280740.',
    ],
    [
      { ...head, sources: [{ kind: 'show', ref: '../../x', seasons: 'all' }] },
      'sources[0].ref: "../../x" isn’t a show ID. Use a slug such as severance, a number, or an IMDb ID such as tt11280740.',
    ],
    [
      { ...head, conditions: { shows: [{ id: '..', name: 'x' }] } },
      'conditions.shows[0].id: ".." isn’t a show ID. Use a slug such as severance, a number, or an IMDb ID such as tt11280740.',
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
      'theme: {"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a"… isn’t a theme. Use "system", "light", or "dark".',
    ],
    [JSON.stringify({ ...head, self: '見'.repeat(900_000) }), 'This file is too large. Settings files are under 1 MB.'],
    ['x'.repeat(1_000_001), 'This file is too large. Settings files are under 1 MB.'],
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
      'colour: “colour” isn’t a setting Lookout knows. It was skipped.',
      'trakt.secret: “secret” isn’t a setting Lookout knows. It was skipped.',
      'sources[0].age: “age” isn’t a setting Lookout knows. It was skipped.',
      'sources[0].conditions.mood: “mood” isn’t a setting Lookout knows. It was skipped.',
      'rules.bogus: “bogus” isn’t a setting Lookout knows. It was skipped.',
      'rules.robot: “robot” isn’t a setting Lookout knows. It was skipped.',
      'quiet.ranges[0].why: “why” isn’t a setting Lookout knows. It was skipped.',
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
  const large = 'This file is too large. Settings files are under 1 MB.';

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
    expect(await open(file)).toEqual(['Couldn’t read the file. If it was moved or deleted, choose it again.']);
  });
});
