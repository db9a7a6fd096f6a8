import * as v from 'valibot';
import { cleanText } from '@/utils/lib/clean-text';
import { clip } from '@/utils/lib/clip';
import { MAX_ROWS } from '@/utils/trakt/bounds';

/**
 * Schemas for answers that are not to be trusted with anything: whatever cannot be read counts as missing, be it absent,
 * null, of the wrong type, or a number in quotes. What a row cannot do without is decided where it is mapped. They are
 * built from few parts of valibot, because the background carries every one of them.
 */
const field = <T>(of: (value: unknown) => T | undefined) => v.optional(v.pipe(v.unknown(), v.transform(of)));

/** A schema of which nothing remains where the value does not fit. */
export const maybe = <T>(schema: v.GenericSchema<unknown, T>) => field((value) => read(schema, value) ?? undefined);

export const int = field((value) => {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(number) ? (number as number) : undefined;
});

export const bool = field((value) => (typeof value === 'boolean' ? value : undefined));

/** Text of at most `length` characters, and nothing but text: a broken answer shall not fill the store. */
export const clipped = (length: number) =>
  field((value) => (typeof value === 'string' ? cleanText(clip(value, length)) : undefined));

/** Names, titles, ids, addresses: none is longer. */
export const text = clipped(500);

/** ISO 8601 -> ms UTC. */
export const instant = field((value) => {
  const time = typeof value === 'string' && value.length < 40 ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
});

/** The first of several. */
export const first = <T>(schema: v.GenericSchema<unknown, T>) =>
  field((value) => (Array.isArray(value) ? (read(schema, value[0]) ?? undefined) : undefined));

/** Any array, its members unread, and no more of them than an answer has. */
export const rows = field((value) => (Array.isArray(value) ? (value.slice(0, MAX_ROWS) as unknown[]) : undefined));

/** Reads one value; what does not fit reads as null. */
export function read<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | null {
  const result = v.safeParse(schema, value);
  return result.success ? result.output : null;
}
