import { migrate, type Step } from '@/utils/settings/migrate';
import { repairStored } from '@/utils/settings/repair-stored';
import type { Settings } from '@/utils/settings/settings';

/**
 * Numbered steps of the settings in `storage.local`: step n brings them from version n to version n + 1. Never edit a
 * released step; add the next one, with a fixture (`fixtures/stored-<n>.json`). New fields need no step:
 * `repair-stored` fills in defaults.
 */
export const STORED_MIGRATIONS: readonly Step[] = [];

/**
 * The settings in this version's form, whatever version wrote them. Settings of a newer Lookout (after a downgrade) are
 * read as far as this version understands them: starting from the defaults would lose the people and shows.
 */
export function fromStored(stored: unknown, steps = STORED_MIGRATIONS): Settings {
  const found = (stored ?? {}) as Record<string, unknown>;
  return repairStored(migrate(found, steps) ?? found);
}
