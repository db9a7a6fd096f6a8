import type { FileSource, SettingsFile } from '@/utils/settings/file/schema';
import { PREFERENCES, type Preferences, type Settings } from '@/utils/settings/settings';
import type { Source } from '@/utils/sources/source';

/** The part of the settings that a file holds and that sync shares: everything but client IDs and a snooze. */
export type Portable = Omit<SettingsFile, 'format' | 'version' | 'trakt'>;

/**
 * The settings in the form of a file. Every field of the settings is present, whatever its value: a missing one would
 * mean "leave it as it is". In a source, a missing field means "not set". `settings/file/apply` is the inverse.
 */
export function toPortable(settings: Settings): Portable & { sources: FileSource[] } {
  return {
    sources: settings.sources.map(toFile),
    rules: settings.rules as SettingsFile['rules'],
    checkMinutes: settings.checkMinutes,
    maxWaitHours: settings.maxWaitHours,
    paused: settings.paused,
    mutes: settings.mutes.map(({ until, ...mute }) => ({
      ...mute,
      until: until === null ? null : new Date(until).toISOString(),
    })),
    ...(Object.fromEntries(PREFERENCES.map((field) => [field, settings[field]])) as unknown as Preferences),
  };
}

function toFile(source: Source): FileSource {
  const { paused, rules, conditions } = source;
  const common = {
    ...(paused ? { paused } : {}),
    ...(rules ? { rules: rules as SettingsFile['rules'] } : {}),
    ...(conditions ? { conditions } : {}),
  };
  switch (source.kind) {
    case 'user':
      return { kind: 'user', username: source.username, ...(source.name ? { name: source.name } : {}), ...common };
    case 'show': {
      const name = source.name ? { name: source.name } : {};
      const spoilers = source.spoilers ? { spoilers: source.spoilers } : {};
      return { kind: 'show', ref: source.ref, seasons: source.seasons, ...name, ...spoilers, ...common };
    }
    case 'following':
      return { kind: 'following', except: source.except, ...common };
    case 'me':
      return { kind: 'me', ...common };
  }
}
