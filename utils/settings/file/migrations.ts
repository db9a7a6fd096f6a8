import { migrate, type Step } from '@/utils/settings/migrate';

/**
 * Numbered steps of the settings file: step n brings a file from version n to version n + 1. Never edit a released
 * step; add the next one, with a fixture of the version that is now the last (`fixtures/file-<n>.json`).
 *
 * Raise the version only where an older Lookout would misunderstand the file: a field changes its meaning or its place.
 * A new optional field needs no step: an older Lookout reports it and leaves it out.
 */
export const FILE_MIGRATIONS: readonly Step[] = [];

/** The version written today. */
export const FILE_VERSION = FILE_MIGRATIONS.length + 1;

/**
 * Migrates a file from an earlier version to this one.
 *
 * @returns the file unchanged if it has no version, or this one; null if a newer Lookout wrote it
 */
export function toThisVersion(file: Record<string, unknown>, steps = FILE_MIGRATIONS): Record<string, unknown> | null {
  return migrate(file, steps);
}
