import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SETTINGS_KEY } from '@/utils/settings/settings';
import type { Profile } from './profile';

/** Profiles that released versions have written: `database-<version>-settings-<version>.json`. */
const FOLDER = path.join(import.meta.dirname, 'profiles');

export const settingsVersion = ({ local }: Pick<Profile, 'local'>): number =>
  (local[SETTINGS_KEY] as { version: number }).version;

export const profileFile = (profile: Profile): string =>
  path.join(FOLDER, `database-${profile.database.version}-settings-${settingsVersion(profile)}.json`);

export const frozenProfiles = (): [name: string, profile: Profile][] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => [name, JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')) as Profile]);
