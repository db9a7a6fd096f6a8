import type { OutlineRecord } from '@/utils/store/outline-schema';
import type { ListingLine } from '@/utils/store/read/source-problem';
import type { StreamState } from '@/utils/store/schema';
import type { StreamOutline } from '@/utils/store/stream-outline';

/*
 * Outlines as they are stored: some listings a record, their numbers in typed arrays, which the browser copies as they
 * are. Eight thousand states take twenty times as long to read.
 */

/** Numbers of a listing; NaN stands for null or absent. */
const NUMBERS = 11;
const HOURS = 24;
/** Source ids contain none. */
const SEPARATOR = '\n';

export const EMPTY_RECORD: Readonly<OutlineRecord> = {
  keys: [],
  sources: [],
  numbers: new Float64Array(),
  hours: new Float32Array(),
  errors: {},
};

/** A listing of a record. */
interface Row {
  key: string;
  sources: string;
  numbers: ArrayLike<number>;
  hours: ArrayLike<number>;
  error: StreamState['lastError'];
}

const numberOf = (value: number | null | undefined) => value ?? Number.NaN;

function rowOf({ key, sourceIds, lastError, rate, vouched, ...state }: StreamState): Row {
  const numbers = [
    state.nextDue,
    numberOf(state.lastRead),
    numberOf(state.lastGoodRead),
    state.failures,
    numberOf(state.watchedUntil),
    numberOf(vouched?.at),
    numberOf(rate?.at),
    numberOf(rate?.days),
    numberOf(rate?.sittings),
    numberOf(rate?.rows),
    numberOf(rate?.newest),
  ];
  return { key, sources: sourceIds.join(SEPARATOR), numbers, hours: rate?.hours ?? [], error: lastError };
}

const rowAt = ({ keys, sources, numbers, hours, errors }: OutlineRecord, index: number): Row => ({
  key: keys[index] ?? '',
  sources: sources[index] ?? '',
  numbers: numbers.subarray(index * NUMBERS, (index + 1) * NUMBERS),
  hours: hours.subarray(index * HOURS, (index + 1) * HOURS),
  error: errors[index] ?? null,
});

/** The record with these states added or replaced, and without the listings in `gone`. */
export function withStates(
  record: OutlineRecord,
  states: readonly StreamState[],
  gone: ReadonlySet<string> = new Set(),
): OutlineRecord {
  const put = new Set(states.map(({ key }) => key));
  const kept = record.keys.flatMap((key, index) => (put.has(key) || gone.has(key) ? [] : [rowAt(record, index)]));
  const rows = [...kept, ...states.map(rowOf)];
  const numbers = new Float64Array(rows.length * NUMBERS);
  const hours = new Float32Array(rows.length * HOURS);
  const errors: OutlineRecord['errors'] = {};
  rows.forEach((row, index) => {
    numbers.set(row.numbers, index * NUMBERS);
    hours.set(row.hours, index * HOURS);
    if (row.error) errors[index] = row.error;
  });
  return { keys: rows.map(({ key }) => key), sources: rows.map(({ sources }) => sources), numbers, hours, errors };
}

const orNull = (value = Number.NaN) => (Number.isNaN(value) ? null : value);
const orAbsent = (value = Number.NaN) => (Number.isNaN(value) ? undefined : value);

/** Adds the outlines of a record to `into`, by key. */
export function addOutlines({ keys, numbers, hours, errors }: OutlineRecord, into: Map<string, StreamOutline>): void {
  keys.forEach((key, index) => {
    const at = index * NUMBERS;
    const rateAt = orAbsent(numbers[at + 6]);
    into.set(key, {
      key,
      nextDue: numbers[at] ?? 0,
      lastRead: orNull(numbers[at + 1]),
      lastGoodRead: orNull(numbers[at + 2]),
      failures: numbers[at + 3] ?? 0,
      lastError: errors[index] ?? null,
      watchedUntil: orAbsent(numbers[at + 4]),
      rate:
        rateAt === undefined
          ? undefined
          : {
              at: rateAt,
              days: numbers[at + 7] ?? 0,
              sittings: numbers[at + 8] ?? 0,
              rows: numbers[at + 9] ?? 0,
              newest: orNull(numbers[at + 10]),
              hours: hours.subarray(index * HOURS, (index + 1) * HOURS),
            },
    });
  });
}

/**
 * When each listing was last read well, ms UTC; of those that are vouched for instead, the time of that. `vouched`: the
 * keys of these.
 */
export function readTimes(records: readonly OutlineRecord[]): {
  reads: [key: string, at: number][];
  vouched: string[];
} {
  const reads: [string, number][] = [];
  const vouched: string[] = [];
  for (const { keys, numbers } of records) {
    keys.forEach((key, index) => {
      const at = orNull(numbers[index * NUMBERS + 2]);
      const vouch = orNull(numbers[index * NUMBERS + 5]);
      if (vouch !== null) vouched.push(key);
      const time = at ?? vouch;
      if (time !== null) reads.push([key, time]);
    });
  }
  return { reads, vouched };
}

/** What the summary for pages needs of each listing, by key: rows move to the end of their record when they change. */
export const listingLines = (records: readonly OutlineRecord[]): ListingLine[] =>
  records
    .flatMap(({ keys, sources, numbers, errors }) =>
      keys.map((key, index) => ({
        key,
        sourceIds: sources[index]?.split(SEPARATOR).filter(Boolean) ?? [],
        nextDue: numbers[index * NUMBERS] ?? 0,
        lastGoodRead: orNull(numbers[index * NUMBERS + 2]),
        lastError: errors[index] ?? null,
      })),
    )
    .sort((a, b) => (a.key < b.key ? -1 : 1));
