import { serverKey } from '@/utils/server/connection';
import type { Trakt } from '@/utils/settings/file/read';
import { type Field, type Fields, merge, NEVER_SET } from '@/utils/settings/sync/merge';
import { FIELDS_VERSION, type FieldsStep, toTheseFields } from '@/utils/settings/sync/migrations';

/** Of `storage.sync`, in bytes of key and JSON: a little below the 8,192 and 102,400 that browsers grant. */
export const MAX_ITEM_BYTES = 8000;
export const MAX_TOTAL_BYTES = 100_000;

/** One item of `storage.sync`. */
export interface SyncItem {
  v: number;
  f: Fields;
}

/** Settings of one Trakt never mix with those of another. */
export const itemPrefix = (trakt: Trakt) => `${serverKey(trakt)}:`;

/** Bytes, as browsers count. */
export const sizeOf = (key: string, item: unknown) => new Blob([key, JSON.stringify(item)]).size;

/** FNV-1a: only spreads fields evenly and the same way everywhere. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/**
 * Spreads fields over as few items as hold them. Whoever has the same fields makes the same items. A field that fits into
 * no item is left out; or as it was in the copy, if there is one.
 *
 * @param others bytes of what else lies there: the room is for all servers together
 * @param copy the fields that lie there
 * @returns the items, and how many bytes the largest field has that was left out, if any; or how many bytes all would have
 *   where they are too many
 */
export function toItems(
  fields: Fields,
  prefix: string,
  others = 0,
  copy: Fields = {},
): { items: Record<string, SyncItem>; tooLarge: number } | number {
  const sorted = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  const large = sorted.map(([path, field]) => sizeOf(`${prefix}000`, { v: FIELDS_VERSION, f: { [path]: field } }));
  // Taking away what the copy has would have another browser put it back, in turn for ever.
  const fitting = sorted.flatMap(([path, field], index): [string, Field][] => {
    const fits = (large[index] ?? 0) <= MAX_ITEM_BYTES ? field : copy[path];
    return fits ? [[path, fits]] : [];
  });
  const tooLarge = Math.max(0, ...large.filter((size) => size > MAX_ITEM_BYTES));
  for (let count = 1; ; count *= 2) {
    const items: Record<string, { v: number; f: Record<string, Field> }> = {};
    for (const [path, field] of fitting) {
      const key = `${prefix}${hash(path) % count}`;
      const item = items[key] ?? { v: FIELDS_VERSION, f: {} };
      item.f[path] = field;
      items[key] = item;
    }
    const sizes = Object.entries(items).map((item) => sizeOf(...item));
    const all = sizes.reduce((sum, size) => sum + size, others);
    if (all > MAX_TOTAL_BYTES) return all;
    if (Math.max(0, ...sizes) <= MAX_ITEM_BYTES) return { items, tooLarge };
    // Two large ones that no spreading parts.
    if (count > 256) return all;
  }
}

/**
 * What the items say together, whichever way they were spread and whichever Lookout wrote them. What is no item, or no
 * field, says nothing.
 *
 * @param now ms UTC, see {@link latestClock}
 * @returns null where a newer Lookout wrote one of them
 */
export function fromItems(
  items: Readonly<Record<string, unknown>>,
  prefix: string,
  now: number,
  steps?: readonly FieldsStep[],
): Fields | null {
  let fields: Fields = {};
  for (const [key, item] of Object.entries(items)) {
    if (!key.startsWith(prefix)) continue;
    const { v, f } = (item ?? {}) as Partial<SyncItem>;
    if (!Number.isInteger(v) || Number(v) < 1) continue;
    const these = toTheseFields(acceptable(f ?? {}, now), Number(v), steps);
    if (!these) return null;
    fields = merge(fields, these);
  }
  return fields;
}

const isPath = (path: string) => /^[a-z]\|/.test(path);

/**
 * The highest clock that is accepted. Clocks count edits, so that honest ones stay far below it. It moves on with time, and
 * faster than anybody edits: a stamp right below it never puts later edits beyond it for longer than browsers' clocks
 * differ. A fixed bound would: the edit after a stamp at the bound would be refused everywhere else, for good.
 */
export const latestClock = (now: number) => Math.max(0, now) + 2 ** 31;

/** Fields without those that are none, and without stamps that nobody can have reached. */
export function acceptable(fields: Readonly<Record<string, unknown>>, now: number): Fields {
  const latest = latestClock(now);
  const entries = Object.entries(fields).filter(([path, field]) => isPath(path) && isField(field, latest));
  return Object.fromEntries(entries) as Fields;
}

function isField(field: unknown, latest: number): boolean {
  if (!Array.isArray(field)) return false;
  const [clock, device] = field;
  return Number.isInteger(clock) && clock >= NEVER_SET && clock < latest && typeof device === 'string';
}
