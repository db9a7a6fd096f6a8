import { migrate, type Step } from '@/utils/settings/migrate';
import { repairStored } from '@/utils/settings/repair-stored';
import type { Settings } from '@/utils/settings/settings';

/**
 * Frozen, numbered steps of the settings in `storage.local`: step n brings those of version n to version n + 1. Never edit
 * one that was released; add the next, with a fixture (`fixtures/stored-<n>.json`). New fields need none: what is missing
 * comes from the defaults, see `repair-stored`.
 */
export const STORED_MIGRATIONS: readonly Step[] = [];

/**
 * The settings as this version knows them, whatever version wrote them. Those of a newer Lookout (after going back to an
 * older one) are read as far as they are understood: losing who is watched would be worse.
 */
export function fromStored(stored: unknown, steps = STORED_MIGRATIONS): Settings {
  const found = (stored ?? {}) as Record<string, unknown>;
  return repairStored(migrate(found, steps) ?? found);
}
