import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { userSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import type { MessageKey } from '@/utils/lib/text';
import { withFile } from '@/utils/settings/file/apply';
import { readSettingsFile } from '@/utils/settings/file/read';
import type { Step } from '@/utils/settings/migrate';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import { fromStored } from '@/utils/settings/stored-migrations';

// Version 1 is the first there ever was. These invented steps exercise the migration of an older file before there is a
// real one: they assume that Lookout began with other names and reached today's in two steps.

const TRAKT = { protocol: 'v2', apiOrigin: 'https://api.trakt.tv' } as const;
const fixture = (name: string) => readFileSync(new URL(`fixtures/made-up-${name}.json`, import.meta.url), 'utf8');
const list = (value: unknown) => (Array.isArray(value) ? value : null);

const FILE_STEPS: readonly Step[] = [
  ({ people, ...rest }) => {
    const names = list(people);
    // Wrong data stays as it is: the schema reports it.
    return names ? { ...rest, sources: names.map((username) => ({ kind: 'user', username })) } : { ...rest, people };
  },
  ({ everyMinutes, ...rest }) => ({ ...rest, checkMinutes: everyMinutes }),
];

const STORED_STEPS: readonly Step[] = [
  ({ people, ...rest }) => ({
    ...rest,
    sources: (list(people) ?? []).map(({ name, since }) => userSource(name, { since })),
  }),
  ({ everyMinutes, ...rest }) => ({ ...rest, checkMinutes: everyMinutes }),
];

const read = (written: string) => {
  const result = readSettingsFile(written, TRAKT, FILE_STEPS);
  if (result.ok) return result.value;
  return result.error.map(({ where, message, values }) => `${where}: ${text(message as MessageKey, ...values)}`);
};
const changed = (name: string, change: object) => JSON.stringify({ ...JSON.parse(fixture(name)), ...change });

describe('a settings file of an older version', () => {
  it.each([1, 2])('migrates version %i step by step, and loses nothing', (version) => {
    const found = read(fixture(`file-${version}`));
    if (!('file' in found)) throw new Error(found.join());
    expect(found.skipped).toEqual([]);
    expect(found.file.version).toBe(3);
    expect(withFile(DEFAULT_SETTINGS, found.file, TRAKT, 5)).toEqual({
      ...DEFAULT_SETTINGS,
      clientIds: { [TRAKT.apiOrigin]: '0123abc' },
      sources: [userSource('mia-lund', { since: 5 }), userSource('benoit', { since: 5 })],
      checkMinutes: 10,
      theme: 'dark',
    });
  });

  it("reports errors by today's names", () => {
    expect(read(changed('file-1', { people: ['mia', 7], everyMinutes: 0 }))).toEqual([
      'sources[1].username: This must be text, not 7.',
      'checkMinutes: 0 is out of range.',
    ]);
    expect(read(changed('file-1', { people: 7 }))).toMatchObject({
      skipped: [{ where: 'people', message: 'file_unknown_field' }],
    });
  });

  it('leaves a file alone that has no version, is newer, or is another kind of file', () => {
    for (const version of [0, -1, 1.5, '1', null]) {
      expect(read(changed('file-1', { version }))).toEqual([
        `version: ${JSON.stringify(version)} isn’t a settings file version. Versions are whole numbers from 1.`,
      ]);
    }
    expect(read(changed('file-1', { version: 4 }))).toEqual([
      'version: A newer Lookout saved this file (version 4; this one knows up to 3). Update Lookout, then import it again.',
    ]);
    expect(read(changed('file-1', { format: 'other' }))).toEqual([
      'format: This isn’t a Lookout settings file: the format must be "lookout/settings", not "other".',
    ]);
  });
});

it('migrates what an older version has stored, and loses nothing', () => {
  expect(fromStored(JSON.parse(fixture('stored-1')), STORED_STEPS)).toEqual({
    ...DEFAULT_SETTINGS,
    version: 3,
    sources: [userSource('mia-lund', { since: 1000 })],
    checkMinutes: 10,
    theme: 'dark',
    clientIds: { 'https://api.trakt.tv': '0123abc' },
  });
});
