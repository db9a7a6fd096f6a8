import type { ServerId } from '@/utils/settings/file/read';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import { fromFields, toFields } from '@/utils/settings/sync/fields';
import { firstMerge } from '@/utils/settings/sync/first-merge';
import { acceptable, fromItems, itemPrefix, type SyncItem, sizeOf, toItems } from '@/utils/settings/sync/items';
import {
  canonical,
  diffToFields,
  effective,
  type Fields,
  type Json,
  merge,
  type Unsupported,
} from '@/utils/settings/sync/merge';
import { FIELDS_VERSION, toTheseFields } from '@/utils/settings/sync/migrations';
import { validate } from '@/utils/settings/sync/validate';

/** What this browser knows of everything ever set, in any browser. In `storage.local`; sync holds only a copy of it. */
export interface SyncMemory {
  /** Distinguishes this browser from the person's others. */
  device: string;
  fields: Fields;
  unsupported: Unsupported;
  /** Version of the fields; 1 if missing. */
  version?: number;
}

export type SyncProblem =
  | { kind: 'too-large'; bytes: number }
  /** Only one setting; all others are shared. */
  | { kind: 'field-too-large'; bytes: number }
  /** A newer Lookout wrote the copy. */
  | { kind: 'newer' }
  /** The browser rejected the write, for example because of too many writes. Retried at the next check. */
  | { kind: 'refused' }
  /** The merge failed: a fault in Lookout, or a part of it that cannot be loaded. Also retried. */
  | { kind: 'failed' };

export interface SyncStep {
  /** The same object if nothing changes here. */
  settings: Settings;
  /** The same object if nothing new was learned. */
  memory: SyncMemory;
  /** Items to write to sync, and keys to remove from it. */
  set: Record<string, SyncItem>;
  remove: string[];
  problem: SyncProblem | null;
}

/**
 * One exchange with the copy in `storage.sync`: stamps local changes, takes over changes from elsewhere, and adds what
 * the copy lacks. The copy may be old, incomplete or half overwritten by another browser; any browser that knows more
 * completes it.
 *
 * @param items all of `storage.sync`
 */
export function syncStep(
  settings: Settings,
  memory: SyncMemory,
  items: Readonly<Record<string, unknown>>,
  trakt: ServerId,
  now: number,
): SyncStep {
  const prefix = itemPrefix(trakt);
  const theirs = fromItems(items, prefix, now);
  const known = toTheseFields(acceptable(memory.fields, now), memory.version ?? 1);
  if (!theirs || !known) return { settings, memory, set: {}, remove: [], problem: { kind: 'newer' } };
  const mine = toFields(settings);
  const options = { ...memory, defaults: toFields(DEFAULT_SETTINGS) };
  const joins = Object.keys(known).length === 0;
  const ours = joins ? firstMerge(mine, theirs, options) : diffToFields(known, mine, options);
  const merged = merge(ours, theirs);
  const wanted = effective(merged);
  const after = same(wanted, mine) ? settings : fromFields(settings, validate(wanted, mine, trakt), trakt, now);
  const possible = toFields(after);
  const unsupported = differences(wanted, possible);
  const learnt =
    memory.version !== FIELDS_VERSION ||
    !sameFields(merged, memory.fields) ||
    canonical(unsupported) !== canonical(memory.unsupported);
  const step = {
    settings: same(possible, mine) ? settings : after,
    memory: learnt ? { ...memory, version: FIELDS_VERSION, fields: merged, unsupported } : memory,
  };
  const others = Object.entries(items).filter(([key]) => !key.startsWith(prefix));
  const made = toItems(
    merged,
    prefix,
    others.reduce((sum, item) => sum + sizeOf(...item), 0),
    theirs,
  );
  if (typeof made === 'number') return { ...step, set: {}, remove: [], problem: { kind: 'too-large', bytes: made } };
  const changed = Object.entries(made.items).filter(([key, item]) => canonical(items[key]) !== canonical(item));
  return {
    ...step,
    set: Object.fromEntries(changed),
    remove: Object.keys(items).filter((key) => key.startsWith(prefix) && !(key in made.items)),
    problem: made.tooLarge > 0 ? { kind: 'field-too-large', bytes: made.tooLarge } : null,
  };
}

const same = (a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>) =>
  a.size === b.size && [...a].every(([path, value]) => b.has(path) && canonical(b.get(path)) === canonical(value));

/** Where the values in force differ from those set here. */
function differences(wanted: ReadonlyMap<string, Json>, here: ReadonlyMap<string, Json>): Unsupported {
  const paths = [...new Set([...wanted.keys(), ...here.keys()])];
  const unsupported = paths.filter((path) => canonical(wanted.get(path)) !== canonical(here.get(path)));
  return Object.fromEntries(unsupported.map((path) => [path, here.has(path) ? [here.get(path) as Json] : []]));
}

/** Merging returns the very field objects that it was given. */
const sameFields = (a: Fields, b: Fields) =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([path, field]) => b[path] === field);
