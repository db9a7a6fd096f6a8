import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withFile } from '@/utils/settings/file/apply';
import { FILE_MIGRATIONS, FILE_VERSION, toThisVersion } from '@/utils/settings/file/migrations';
import { readSettingsFile, writeSettingsFile } from '@/utils/settings/file/read';
import { migrate, type Step } from '@/utils/settings/migrate';
import { DEFAULT_SETTINGS } from '@/utils/settings/settings';
import { fromStored, STORED_MIGRATIONS } from '@/utils/settings/stored-migrations';

const TRAKT = { protocol: 'v2', apiOrigin: 'https://api.trakt.tv' } as const;
const address = (name: string) => new URL(`fixtures/${name}.json`, import.meta.url);
const fixture = (name: string) => JSON.parse(readFileSync(address(name), 'utf8')) as Record<string, unknown>;
const versions = (steps: readonly Step[]) => Array.from({ length: steps.length + 1 }, (_, index) => index + 1);

describe.each([
  ['file', FILE_MIGRATIONS],
  ['stored', STORED_MIGRATIONS],
] as const)('the versions of %s', (kind, steps) => {
  it('have a fixture each, and no fixture exists without a version', () => {
    const found = versions(steps).filter((version) => existsSync(address(`${kind}-${version}`)));
    expect(found).toEqual(versions(steps));
    expect(existsSync(address(`${kind}-${steps.length + 2}`))).toBe(false);
    for (const version of found) expect(fixture(`${kind}-${version}`).version).toBe(version);
  });
});

describe('settings files of every version', () => {
  it.each(versions(FILE_MIGRATIONS))('reads version %i in full and writes it again as the present one', (version) => {
    const read = readSettingsFile(readFileSync(address(`file-${version}`), 'utf8'), TRAKT);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(read.value.skipped).toEqual([]);
    expect(read.value.file.version).toBe(FILE_VERSION);
    const settings = withFile(DEFAULT_SETTINGS, read.value.file, TRAKT, 5);
    expect(settings.sources.map(({ id }) => id)).toEqual([
      'user:mia-lund',
      'user:benoit',
      'show:severance',
      'show:371980',
    ]);
    const again = readSettingsFile(writeSettingsFile(settings, TRAKT), TRAKT);
    expect(again.ok && withFile(DEFAULT_SETTINGS, again.value.file, TRAKT, 5)).toEqual(settings);
  });
});

describe('stored settings of every version', () => {
  it.each(versions(STORED_MIGRATIONS))('keeps the sources of version %i with their settings', (version) => {
    const settings = fromStored(fixture(`stored-${version}`));
    expect(settings).toMatchObject({
      version: STORED_MIGRATIONS.length + 1,
      sources: [
        { id: 'user:mia-lund', since: 1000, paused: false },
        { id: 'show:severance', since: 2000, paused: true, seasons: [0, 2], rules: { episode: { rating: 'badge' } } },
      ],
      rules: { episode: { scrobble: 'notify' } },
      checkMinutes: 10,
      maxWaitHours: DEFAULT_SETTINGS.maxWaitHours,
      clientIds: { 'https://api.trakt.tv': '0123abc' },
    });
  });

  it('uses the defaults where nothing is stored, and reads newer settings as far as possible', () => {
    expect(fromStored(undefined)).toEqual(DEFAULT_SETTINGS);
    expect(fromStored({ version: 99, checkMinutes: 30, colour: 'red' })).toMatchObject({ checkMinutes: 30, rules: {} });
  });
});

describe('migrate', () => {
  const steps: Step[] = [
    ({ minutes, ...rest }) => ({ ...rest, checkMinutes: minutes }),
    ({ checkMinutes, ...rest }) => ({ ...rest, checking: { minutes: checkMinutes } }),
  ];

  it('applies each missing step once', () => {
    expect(migrate({ version: 1, minutes: 5, a: 1 }, steps)).toEqual({ version: 3, checking: { minutes: 5 }, a: 1 });
    expect(migrate({ version: 2, checkMinutes: 5 }, steps)).toEqual({ version: 3, checking: { minutes: 5 } });
    expect(migrate({ version: 3, minutes: 5 }, steps)).toEqual({ version: 3, minutes: 5 });
  });

  it('refuses newer data, and leaves data without a version unchanged', () => {
    expect(toThisVersion({ version: 4 }, steps)).toBeNull();
    for (const version of [undefined, 0, -1, 1.5, '1', null]) expect(migrate({ version }, steps)).toEqual({ version });
  });
});
