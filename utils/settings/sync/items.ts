import { serverKey } from '@/utils/server/connection';
import type { ServerId } from '@/utils/settings/file/read';
import { type Field, type Fields, merge, NEVER_SET } from '@/utils/settings/sync/merge';
import { FIELDS_VERSION, type FieldsStep, toTheseFields } from '@/utils/settings/sync/migrations';

/** Limits of `storage.sync`, in bytes of key and JSON: slightly below the 8,192 and 102,400 that browsers grant. */
export const MAX_ITEM_BYTES = 8000;
const MAX_TOTAL_BYTES = 100_000;

/** One item of `storage.sync`. */
export interface SyncItem {
  v: number;
  f: Fields;
}

/** Settings of different Trakt servers never mix. */
export const itemPrefix = (trakt: ServerId) => `${serverKey(trakt)}:`;

/** Bytes, as browsers count them. */
export const sizeOf = (key: string, item: unknown) => new Blob([key, JSON.stringify(item)]).size;

/** FNV-1a: only has to spread fields evenly and identically everywhere. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/**
 * Spreads fields over items by a hash of their path; the number of items is the smallest power of two with which each
 * stays within the quota. Deterministic: the same input makes the same items. A field too large for any item is left
 * out, or keeps the value it has in the copy.
 *
 * @param others bytes of the other items in `storage.sync`: all servers share the quota
 * @param copy the fields already there
 * @returns the items, and the size in bytes of the largest field that was left out, if any; or the total size in bytes
 *   if the fields do not fit
 */
export function toItems(
  fields: Fields,
  prefix: string,
  others = 0,
  copy: Fields = {},
): { items: Record<string, SyncItem>; tooLarge: number } | number {
  const sorted = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  const large = sorted.map(([path, field]) => sizeOf(`${prefix}000`, { v: FIELDS_VERSION, f: { [path]: field } }));
  // Removing a field that the copy has would make another browser restore it, in an endless loop.
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
    // Two large fields that no number of items separates.
    if (count > 256) return all;
  }
}

/**
 * The fields of all items together, however they were spread and whichever Lookout wrote them. Invalid items and fields
 * are ignored.
 *
 * @param now ms UTC, see {@link latestClock}
 * @returns null if a newer Lookout wrote one of them
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
 * The bound on logical clocks in a copy. Clocks count edits, so real ones stay far below it. The bound rises with time:
 * if a damaged copy has a stamp just below it, the next edit's stamp is above it, and another browser refuses that edit
 * only until its own time has moved on a little. With a fixed bound it would refuse it forever.
 */
export const latestClock = (now: number) => Math.max(0, now) + 2 ** 31;

/** The valid fields, without those with an impossibly high stamp. */
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
