import type { Fields } from '@/utils/settings/sync/merge';

/** Takes the fields of one version and returns those of the next, with their stamps unchanged. */
export type FieldsStep = (fields: Fields) => Fields;

/**
 * Numbered steps of the shared fields: step n brings them from version n to version n + 1. Never edit a released step;
 * add the next one. A step is needed only if an older Lookout would misunderstand a field. A field that it does not
 * know needs none: it stores the field unchanged.
 */
const FIELDS_MIGRATIONS: readonly FieldsStep[] = [];

/** The version written today: of the items in sync, and of a browser's memory. */
export const FIELDS_VERSION = FIELDS_MIGRATIONS.length + 1;

/**
 * Migrates fields of an earlier version to this one.
 *
 * @returns null if a newer Lookout wrote them
 */
export function toTheseFields(fields: Fields, version: number, steps = FIELDS_MIGRATIONS): Fields | null {
  if (version > steps.length + 1) return null;
  return steps.slice(version - 1).reduce((before, step) => step(before), fields);
}
