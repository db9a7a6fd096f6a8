import * as v from 'valibot';
import { cleanText } from '@/utils/lib/clean-text';
import { clip } from '@/utils/lib/clip';
import { MAX_COUNT, MAX_ROWS } from '@/utils/trakt/bounds';

/**
 * Schemas for untrusted answers. A value that cannot be read counts as missing: absent, null, of the wrong type, or a
 * quoted number. The mapping of a row decides which fields it requires. Few parts of valibot are used, because each one
 * adds to the size of the background.
 */
const field = <T>(of: (value: unknown) => T | undefined) => v.optional(v.pipe(v.unknown(), v.transform(of)));

/** A schema that yields undefined for values that do not fit. */
export const maybe = <T>(schema: v.GenericSchema<unknown, T>) => field((value) => read(schema, value) ?? undefined);

const toInt = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) ? (number as number) : undefined;
};

export const int = field(toInt);

/** How many there are of something. An absurd number is none: what comes after it would look like fewer. */
export const count = field((value) => {
  const number = toInt(value);
  return number !== undefined && number >= 0 && number <= MAX_COUNT ? number : undefined;
});

export const bool = field((value) => (typeof value === 'boolean' ? value : undefined));

/** Text clipped to `length` characters and cleaned, so that a broken answer cannot fill the store. */
export const clipped = (length: number) =>
  field((value) => (typeof value === 'string' ? cleanText(clip(value, length)) : undefined));

/** Limit for names, titles, ids and URLs. */
export const text = clipped(500);

/** ISO 8601 -> ms UTC. */
export const instant = field((value) => {
  const time = typeof value === 'string' && value.length < 40 ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
});

/** The first member of an array. */
export const first = <T>(schema: v.GenericSchema<unknown, T>) =>
  field((value) => (Array.isArray(value) ? (read(schema, value[0]) ?? undefined) : undefined));

/** An array of unparsed members, limited to the size of an answer. */
export const rows = field((value) => (Array.isArray(value) ? (value.slice(0, MAX_ROWS) as unknown[]) : undefined));

/** Reads one value; null if it does not fit. */
export function read<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | null {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : null;
}
