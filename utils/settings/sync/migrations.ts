import type { Fields } from '@/utils/settings/sync/merge';

/** The fields of one version in, those of the next out, each with the stamp that it had. */
export type FieldsStep = (fields: Fields) => Fields;

/**
 * Frozen, numbered steps of the shared fields: step n brings those of version n to version n + 1. Never edit one that was
 * released; add the next. Needed only where an older Lookout would misunderstand a field: what is new it carries along.
 */
const FIELDS_MIGRATIONS: readonly FieldsStep[] = [];

/** Of what is written today: of the items in sync, and of what a browser remembers. */
export const FIELDS_VERSION = FIELDS_MIGRATIONS.length + 1;

/**
 * Brings fields of an earlier version to this one's form.
 *
 * @returns null where a newer Lookout wrote them
 */
export function toTheseFields(fields: Fields, version: number, steps = FIELDS_MIGRATIONS): Fields | null {
  if (version > steps.length + 1) return null;
  return steps.slice(version - 1).reduce((before, step) => step(before), fields);
}
