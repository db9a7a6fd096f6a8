/** Plain JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * One field of the settings with its stamp: a logical clock, and the browser that set it. Without a value it is a
 * tombstone.
 */
export type Field = [clock: number, device: string, value?: Json];

/** Fields by path, see `settings/sync/fields`. */
export type Fields = Readonly<Record<string, Field>>;

/** Canonical JSON: equal values give equal text. Some browsers' storage returns objects with reordered keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/**
 * Last-writer-wins merge of what two browsers know. Commutative, associative and idempotent, so that all browsers
 * converge whatever the order and number of merges.
 */
export function merge(ours: Fields, theirs: Fields): Fields {
  const merged: Record<string, Field> = { ...ours };
  for (const [path, field] of Object.entries(theirs)) {
    const own = merged[path];
    if (!own || isYounger(field, own)) merged[path] = field;
  }
  return merged;
}

function isYounger(a: Field, b: Field): boolean {
  if (a[0] !== b[0]) return a[0] > b[0];
  if (a[1] !== b[1]) return a[1] > b[1];
  // Only a copied profile gives two browsers the same id; even then both must choose the same value.
  return canonical(a) > canonical(b);
}

/**
 * The parent of a field: a source or a list. A parent is never changed, only removed and set again. A field older than
 * its parent belonged to an earlier parent of that name, and is ignored.
 */
export function parentOf(path: string): string | null {
  const parts = path.split('|');
  // A global setting has no parent; a member of a global list is one level further down.
  if (parts.length < 3 || (parts[0] !== 's' && !isListed(parts))) return null;
  return parts.slice(0, parts.length === 4 && parts[2] === 'conditions' ? 2 : -1).join('|');
}

const isListed = (parts: readonly string[]) => parts[0] === 'f' && parts.length > 3;

/** The values in force, path -> value, without tombstones. */
export function effective(fields: Fields): Map<string, Json> {
  const found = new Map<string, Json>();
  // Parents sort before their children.
  for (const [path, [clock, , value]] of Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const parent = parentOf(path);
    const orphan = parent !== null && (!found.has(parent) || (fields[parent]?.[0] ?? clock) > clock);
    if (value !== undefined && !orphan) found.set(path, value);
  }
  return found;
}

/**
 * Values set by a newer Lookout that this version does not support: path -> the value used here instead; empty if there
 * is none.
 */
export type Unsupported = Readonly<Record<string, [] | [here: Json]>>;

interface DiffOptions {
  device: string;
  unsupported: Unsupported;
  defaults: ReadonlyMap<string, Json>;
}

/** The clock of defaults: older than every real stamp. */
export const NEVER_SET = -1;

/**
 * Adds what has changed here since `fields` was current, with the stamp of a new edit.
 *
 * @param now local values, path -> value
 * @param unsupported not a change, until another value is set here
 * @param defaults values that nobody has set: a default that is not among the fields gets a stamp older than any edit
 */
export function diffToFields(
  fields: Fields,
  now: ReadonlyMap<string, Json>,
  { device, unsupported, defaults }: DiffOptions,
): Fields {
  const known = effective(fields);
  for (const [path, here] of Object.entries(unsupported)) {
    if (here.length > 0) known.set(path, here[0] as Json);
    else known.delete(path);
  }
  const clocks = Object.values(fields).map(([clock]) => clock);
  // An edit is newer than any browser's initial values, even if only defaults are known here.
  const clock = clocks.length > 0 ? Math.max(1, ...clocks) + 1 : 1;
  const stamped: Record<string, Field> = { ...fields };
  for (const [path, value] of now) {
    // Children of a parent that is set again are set again with it; otherwise they would count as older than the
    // parent.
    const parent = parentOf(path);
    const followsParent = parent !== null && stamped[parent]?.[0] === clock && stamped[parent]?.[1] === device;
    if (!(path in fields) && canonical(defaults.get(path)) === canonical(value))
      stamped[path] = [NEVER_SET, device, value];
    else if (followsParent || canonical(known.get(path)) !== canonical(value)) stamped[path] = [clock, device, value];
  }
  for (const path of known.keys()) {
    // Only members of a list can be removed; a setting that is missing here is one that this version does not have.
    const isMember = !path.startsWith('f|') || isListed(path.split('|'));
    if (isMember && !now.has(path)) stamped[path] = [clock, device];
  }
  return stamped;
}
