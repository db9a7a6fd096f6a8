import { migrate, type Step } from '@/utils/settings/migrate';

/**
 * Frozen, numbered steps of the settings file: step n brings a file of version n to version n + 1. Never edit one that
 * was released; add the next, with a fixture of the version that now is the last (`fixtures/file-<n>.json`).
 *
 * A version goes up only where an older Lookout would misunderstand the file: a field that changes its meaning or its
 * place. A new optional field needs none: an older Lookout reports it and leaves it out.
 */
export const FILE_MIGRATIONS: readonly Step[] = [];

/** What is written today. */
export const FILE_VERSION = FILE_MIGRATIONS.length + 1;

/**
 * Brings a file of an earlier version to this one's form.
 *
 * @returns the file as it is where its version is none, or this one; null where it was written by a newer Lookout
 */
export function toThisVersion(file: Record<string, unknown>, steps = FILE_MIGRATIONS): Record<string, unknown> | null {
  return migrate(file, steps);
}
