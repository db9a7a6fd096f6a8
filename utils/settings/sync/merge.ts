/** Plain JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * One field of the settings with its stamp: a logical clock, and the browser that set it. Without a value it is a
 * tombstone: it was taken away.
 */
export type Field = [clock: number, device: string, value?: Json];

/** Fields by their path, see `sync-fields`. */
export type Fields = Readonly<Record<string, Field>>;

/** The same text for the same value: some browsers' storage hands an object back with its keys in another order. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/**
 * What two browsers know, put together: of each field the younger one. Whoever merges what with what, in which order and
 * how often, ends with the same (commutative, associative, idempotent).
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
  // Only a copied profile makes two browsers one: even then both must choose the same.
  return canonical(a) > canonical(b);
}

/**
 * To what a field belongs: a source, or a list. Parents never change but are set anew: what is older than its parent
 * belonged to an earlier one of that name.
 */
export function parentOf(path: string): string | null {
  const parts = path.split('|');
  // A setting of all belongs to nothing; a member of a list of them is the one that is further down.
  if (parts.length < 3 || (parts[0] !== 's' && !isListed(parts))) return null;
  return parts.slice(0, parts.length === 4 && parts[2] === 'conditions' ? 2 : -1).join('|');
}

const isListed = (parts: readonly string[]) => parts[0] === 'f' && parts.length > 3;

/** What is in force: path -> value, without what was taken away. */
export function effective(fields: Fields): Map<string, Json> {
  const found = new Map<string, Json>();
  // Those to whom something belongs come before it.
  for (const [path, [clock, , value]] of Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const parent = parentOf(path);
    const orphan = parent !== null && (!found.has(parent) || (fields[parent]?.[0] ?? clock) > clock);
    if (value !== undefined && !orphan) found.set(path, value);
  }
  return found;
}

/**
 * What is in force but is not set here, because this version of Lookout cannot: path -> what is set here instead; empty
 * where nothing is.
 */
export type Unsupported = Readonly<Record<string, [] | [here: Json]>>;

interface DiffOptions {
  device: string;
  unsupported: Unsupported;
  defaults: ReadonlyMap<string, Json>;
}

/** Of what nobody has set: older than all that anybody ever stamps. */
export const NEVER_SET = -1;

/**
 * Stamps what was changed here since `fields` was right.
 *
 * @param now what is set here, path -> value
 * @param unsupported is left alone until something else is set here
 * @param defaults what nobody has set: where a field of such a value is known to nobody here, it gives way to whatever
 *   somebody has set anywhere
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
  // An edit is younger than what anybody began with, though nothing but defaults is known here.
  const clock = clocks.length > 0 ? Math.max(1, ...clocks) + 1 : 1;
  const stamped: Record<string, Field> = { ...fields };
  for (const [path, value] of now) {
    // What belongs to a parent that is set anew is set anew with it, else it would count as older than its parent.
    const parent = parentOf(path);
    const anew = parent !== null && stamped[parent]?.[0] === clock && stamped[parent]?.[1] === device;
    if (!(path in fields) && canonical(defaults.get(path)) === canonical(value))
      stamped[path] = [NEVER_SET, device, value];
    else if (anew || canonical(known.get(path)) !== canonical(value)) stamped[path] = [clock, device, value];
  }
  for (const path of known.keys()) {
    // Only members of a list can go; a setting that is missing here is one that this version does not have.
    const isMember = !path.startsWith('f|') || isListed(path.split('|'));
    if (isMember && !now.has(path)) stamped[path] = [clock, device];
  }
  return stamped;
}
