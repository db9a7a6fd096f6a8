import type { OutlineRecord } from '@/utils/store/outline-schema';
import type { StreamState } from '@/utils/store/schema';

/*
 * Outlines as they are stored: many listings per record, with their numbers in typed arrays and their names in one
 * text, which the browser copies whole. Reading eight thousand states instead takes twenty times as long.
 */

/** Index of each number of a listing; NaN stands for null or absent. */
export const AT = {
  nextDue: 0,
  lastRead: 1,
  lastGoodRead: 2,
  failures: 3,
  watchedUntil: 4,
  vouched: 5,
  rateAt: 6,
  days: 7,
  sittings: 8,
  rows: 9,
  newest: 10,
} as const;
export const NUMBERS = 11;
export const HOURS = 24;

/** Separators between listings, and between the sources of one listing: no source id contains either. */
const LINE = '\n';
const FIELD = '\t';

/** An empty text has no lines, not one empty line. */
export const linesOf = (text: string): string[] => (text === '' ? [] : text.split(LINE));

export const sourcesIn = (line: string): string[] => line.split(FIELD).filter(Boolean);

const numberOf = (value: number | null | undefined) => value ?? Number.NaN;
export const orNull = (value = Number.NaN): number | null => (Number.isNaN(value) ? null : value);

function putNumbers(into: Float64Array, index: number, state: StreamState): void {
  const { rate, vouched } = state;
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
  into.set(numbers, index * NUMBERS);
}

/** @param gone keys of listings in earlier records that are gone */
export function recordOf(all: readonly StreamState[], gone: readonly string[] = []): OutlineRecord {
  // A server may send a name with a line break. Such a listing has no outline, and is read as a new one.
  const states = all.filter(({ key }) => !key.includes(LINE));
  const numbers = new Float64Array(states.length * NUMBERS);
  const hours = new Float32Array(states.length * HOURS);
  const errors: OutlineRecord['errors'] = {};
  states.forEach((state, index) => {
    putNumbers(numbers, index, state);
    hours.set(state.rate?.hours ?? [], index * HOURS);
    if (state.lastError) errors[index] = state.lastError;
  });
  return {
    keys: states.map(({ key }) => key).join(LINE),
    // Split only together with the keys: one listing without sources is an empty text, which `linesOf` would drop.
    sources: states.map(({ sourceIds }) => sourceIds.join(FIELD)).join(LINE),
    numbers,
    hours,
    errors,
    gone: [...gone],
  };
}

/** Records in the order in which they were stored, as one table: a later line of a listing replaces an earlier one. */
export interface OutlineTable {
  /** Stream key -> its row. */
  rows: Map<string, number>;
  numbers: Float64Array;
  hours: Float32Array;
  /** Row -> its last error. */
  errors: Map<number, NonNullable<StreamState['lastError']>>;
  /** The lines of source ids, by row. */
  sources(): string[];
}

export function tableOf(records: readonly OutlineRecord[]): OutlineTable {
  const rows = new Map<string, number>();
  const errors: OutlineTable['errors'] = new Map();
  let count = 0;
  for (const record of records) {
    for (const key of record.gone) rows.delete(key);
    for (const key of linesOf(record.keys)) {
      rows.set(key, count);
      count += 1;
    }
    const first = count - record.numbers.length / NUMBERS;
    for (const [index, error] of Object.entries(record.errors)) errors.set(first + Number(index), error);
  }
  const sources = () => records.flatMap((each) => (each.keys === '' ? [] : each.sources.split(LINE)));
  return { rows, ...joined(records, count), errors, sources };
}

function joined(records: readonly OutlineRecord[], count: number): Pick<OutlineTable, 'numbers' | 'hours'> {
  const [only] = records;
  if (only && records.length === 1) return only;
  const numbers = new Float64Array(count * NUMBERS);
  const hours = new Float32Array(count * HOURS);
  let at = 0;
  for (const record of records) {
    numbers.set(record.numbers, at * NUMBERS);
    hours.set(record.hours, at * HOURS);
    at += record.numbers.length / NUMBERS;
  }
  return { numbers, hours };
}

/** Several records as one. */
export function mergeRecords(records: readonly OutlineRecord[]): OutlineRecord {
  const table = tableOf(records);
  const lines = table.sources();
  const rows = [...table.rows.values()];
  const numbers = new Float64Array(rows.length * NUMBERS);
  const hours = new Float32Array(rows.length * HOURS);
  const errors: OutlineRecord['errors'] = {};
  rows.forEach((row, index) => {
    numbers.set(table.numbers.subarray(row * NUMBERS, (row + 1) * NUMBERS), index * NUMBERS);
    hours.set(table.hours.subarray(row * HOURS, (row + 1) * HOURS), index * HOURS);
    const error = table.errors.get(row);
    if (error) errors[index] = error;
  });
  const sources = rows.map((row) => lines[row] ?? '').join(LINE);
  return { keys: [...table.rows.keys()].join(LINE), sources, numbers, hours, errors, gone: [] };
}

/**
 * When each listing was last read well, ms UTC; for a listing that was not but is vouched for, its vouched time.
 * `vouched`: keys of all listings that are vouched for.
 */
export function readTimes(records: readonly OutlineRecord[]): {
  reads: [key: string, at: number][];
  vouched: string[];
} {
  const reads: [string, number][] = [];
  const vouched: string[] = [];
  const { rows, numbers } = tableOf(records);
  for (const [key, row] of rows) {
    const vouch = orNull(numbers[row * NUMBERS + AT.vouched]);
    if (vouch !== null) vouched.push(key);
    const time = orNull(numbers[row * NUMBERS + AT.lastGoodRead]) ?? vouch;
    if (time !== null) reads.push([key, time]);
  }
  return { reads, vouched };
}
