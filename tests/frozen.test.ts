import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { EXPECTED } from '@/tests/frozen/expected';
import { FROZEN_SETTINGS } from '@/tests/frozen/frozen-settings';
import { withNextCode } from '@/tests/frozen/next-code';
import { START } from '@/tests/frozen/people';
import { type Profile, putProfile, readProfile, readStores } from '@/tests/frozen/profile';
import { frozenProfiles, settingsVersion } from '@/tests/frozen/profiles';
import { readBack } from '@/tests/frozen/read-back';
import { ADDED_SINCE, DROPPED_SINCE, shapeOf } from '@/tests/frozen/shape';
import { tellStory } from '@/tests/frozen/story';
import type { Lookout } from '@/tests/lookout';
import { TOKENS_KEY } from '@/utils/account/account';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { withFile } from '@/utils/settings/file/apply';
import { readSettingsFile } from '@/utils/settings/file/read';
import { DEFAULT_SETTINGS, SETTINGS_KEY } from '@/utils/settings/settings';
import { fromStored, STORED_MIGRATIONS } from '@/utils/settings/stored-migrations';
import { DATABASE_VERSION } from '@/utils/store/migrations';
import { openDatabase } from '@/utils/store/open-database';

const TRAKT = { protocol: 'v2', apiOrigin: 'https://api.trakt.tv' } as const;
const PROFILES = frozenProfiles();
const upTo = (version: number) => Array.from({ length: version }, (_, index) => index + 1);

beforeEach(() => {
  // Sentences contain times of the day.
  vi.stubEnv('TZ', 'UTC');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** Lookout at the end of the story, with a profile of an earlier version in place of what it has stored. */
async function updated(profile: Profile): Promise<Lookout> {
  const lookout = await tellStory();
  // The sandbox gives each sign-in other tokens.
  const tokens = await fakeBrowser.storage.local.get(TOKENS_KEY);
  (await lookout.db()).close();
  await putProfile({ ...profile, local: { ...profile.local, ...tokens } });
  lookout.restart();
  lookout.browser.raised.length = 0;
  return lookout;
}

/** Its object stores without rows. */
const layout = ({ stores }: Profile['database']) =>
  Object.fromEntries(Object.entries(stores).map(([name, { rows: _, ...rest }]) => [name, rest]));

it('has a profile of every version of database and settings', () => {
  const found = PROFILES.map(([, profile]) => profile);
  expect([...new Set(found.map(({ database }) => database.version))].sort()).toEqual(upTo(DATABASE_VERSION));
  expect([...new Set(found.map(settingsVersion))].sort()).toEqual(upTo(STORED_MIGRATIONS.length + 1));
});

describe.each(PROFILES)('the profile %s', (name, profile) => {
  it('is read in full by pages and poller', async () => {
    await putProfile(profile);
    const { read, settings } = await readBack(profile);
    expect(read).toEqual(EXPECTED[name]);
    expect(settings).toMatchObject({ ...FROZEN_SETTINGS, snoozeUntil: START + 75 * HOUR });
    const file = readSettingsFile(profile.file, TRAKT);
    if (!file.ok) throw new Error(JSON.stringify(file.error));
    expect(file.value.skipped).toEqual([]);
    expect(withFile(DEFAULT_SETTINGS, file.value.file, TRAKT, 5).sources.map(({ id }) => id)).toEqual(
      FROZEN_SETTINGS.sources.map(({ id }) => id),
    );
  });

  it('becomes what today’s code stores: the same layout, the same fields in each row', async () => {
    const today = await readProfile(await tellStory());
    await putProfile(profile);
    const opened = await openDatabase(profile.database.name);
    if (!opened.ok) throw new Error(opened.error.reason);
    opened.value.close();
    const database = await readStores(opened.value);
    expect(layout(database)).toEqual(layout(today.database));
    const local = { ...profile.local, [SETTINGS_KEY]: fromStored(profile.local[SETTINGS_KEY]) };
    const [before, after] = [shapeOf({ ...profile, database, local }), shapeOf(today)];
    // A field renamed, moved or of another type needs a migration, or readers that accept both. Then it belongs to one
    // of the two lists.
    expect(before.filter((field) => !after.includes(field))).toEqual(DROPPED_SINCE[name]);
    expect(after.filter((field) => !before.includes(field))).toEqual(ADDED_SINCE[name]);
  });

  it('gets the default of a setting that it lacks, at every depth', () => {
    const stored = profile.local[SETTINGS_KEY] as Record<string, unknown>;
    const whole = fromStored(stored);
    const { version: _, ...settings } = DEFAULT_SETTINGS;
    for (const [field, value] of Object.entries(settings)) {
      const { [field]: _removed, ...others } = stored;
      expect(fromStored(others)).toEqual({ ...whole, [field]: value });
      if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
      for (const [inner, fallback] of Object.entries(value)) {
        const { [inner]: _gone, ...rest } = stored[field] as Record<string, unknown>;
        const wanted = { ...(whole as unknown as Record<string, object>)[field], [inner]: fallback };
        expect(fromStored({ ...stored, [field]: rest })).toEqual({ ...whole, [field]: wanted });
      }
    }
  });

  it('continues where it stopped: nothing is announced twice, nothing that waited is lost', async () => {
    const lookout = await updated(profile);
    lookout.pass(5 * MINUTE);
    lookout.sandbox.control.event({ user: 'ben', action: 'scrobble', show: 'severance', season: 2, episode: 6 });
    await lookout.services.check('now');
    expect(lookout.browser.raised).toEqual([]);
    expect(lookout.browser.toolbar.text).toBe('12');
    lookout.pass(5 * HOUR);
    await lookout.services.check('now');
    // The two that waited for the end of the snooze, one of them grown by an episode.
    expect(lookout.browser.raised).toMatchObject([
      { title: '3 new updates', message: 'Ben Okafor\nPast Lives and Severance' },
    ]);
    const { unread } = (await readBack(await readProfile(lookout))).read;
    expect(unread).toBe(12);
  });
});

it('is migrated by the next version, which today’s version then refuses without touching it', async () => {
  const profile = PROFILES.at(-1)?.[1] as Profile;
  await putProfile(profile);
  const today = await readBack(profile);
  const next = await withNextCode((code) => code.readBack(profile));
  expect(next.read).toEqual(today.read);
  const { version, checkMinutes } = today.settings;
  expect(next.settings).toEqual({ ...today.settings, version: version + 1, checkMinutes: checkMinutes + 1 });
  const migrated = await readStores(profile.database);
  expect(migrated.version).toBe(DATABASE_VERSION + 1);
  const marked = profile.database.stores.cards?.rows.map(([key, card]) => [
    key,
    { ...(card as object), nextVersion: true },
  ]);
  expect(migrated.stores.cards?.rows).toEqual(marked);
  expect(await openDatabase(profile.database.name)).toEqual({
    ok: false,
    error: { kind: 'store', reason: 'newer-version' },
  });
  expect(await readStores(profile.database)).toEqual(migrated);
});
