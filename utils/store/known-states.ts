import { AT, HOURS, NUMBERS, type OutlineTable, orNull } from '@/utils/store/outline-records';
import type { StreamState } from '@/utils/store/schema';
import type { OutlineRate, StreamOutline } from '@/utils/store/stream-outline';

/*
 * The listings as a round knows them. Building a full object for each of thousands of listings would be most of the
 * plan's work, so an outline is an index into a table and reads a field only when asked for it.
 */

const orAbsent = (value = Number.NaN) => (Number.isNaN(value) ? undefined : value);

/** A row of the table. */
class Row implements StreamOutline {
  constructor(
    readonly key: string,
    private readonly table: OutlineTable,
    private readonly row: number,
  ) {}

  private number(at: number): number | undefined {
    return this.table.numbers[this.row * NUMBERS + at];
  }
  get nextDue() {
    return this.number(AT.nextDue) ?? 0;
  }
  get lastRead() {
    return orNull(this.number(AT.lastRead));
  }
  get lastGoodRead() {
    return orNull(this.number(AT.lastGoodRead));
  }
  get failures() {
    return this.number(AT.failures) ?? 0;
  }
  get lastError() {
    return this.table.errors.get(this.row) ?? null;
  }
  get watchedUntil() {
    return orAbsent(this.number(AT.watchedUntil));
  }
  get rate(): OutlineRate | undefined {
    return orNull(this.number(AT.rateAt)) === null ? undefined : new RowRate(this.table, this.row);
  }
}

class RowRate implements OutlineRate {
  constructor(
    private readonly table: OutlineTable,
    private readonly row: number,
  ) {}

  private number(at: number): number {
    return this.table.numbers[this.row * NUMBERS + at] ?? 0;
  }
  get at() {
    return this.number(AT.rateAt);
  }
  get days() {
    return this.number(AT.days);
  }
  get sittings() {
    return this.number(AT.sittings);
  }
  get rows() {
    return this.number(AT.rows);
  }
  get newest() {
    return orNull(this.number(AT.newest));
  }
  get hours() {
    return this.table.hours;
  }
  get firstHour() {
    return this.row * HOURS;
  }
}

/** The states of all listings: full states of some, outlines of the others. */
export class KnownStates {
  constructor(
    private readonly table: OutlineTable,
    private readonly whole: ReadonlyMap<string, StreamState>,
    private readonly gone: ReadonlySet<string> = new Set(),
  ) {}

  private rowOf(key: string): number | undefined {
    return this.gone.has(key) ? undefined : this.table.rows.get(key);
  }

  get(key: string): StreamOutline | undefined {
    const whole = this.whole.get(key);
    if (whole) return whole;
    const row = this.rowOf(key);
    return row === undefined ? undefined : new Row(key, this.table, row);
  }

  has(key: string): boolean {
    return this.whole.has(key) || this.rowOf(key) !== undefined;
  }

  *values(): Generator<StreamOutline> {
    yield* this.whole.values();
    for (const [key, row] of this.table.rows)
      if (!this.whole.has(key) && !this.gone.has(key)) yield new Row(key, this.table, row);
  }

  /** The keys of all listings but these. */
  others(keys: readonly string[]): string[] {
    const named = new Uint8Array(this.table.numbers.length / NUMBERS);
    const others = new Set(this.whole.keys());
    let left = this.table.rows.size;
    for (const key of keys) {
      others.delete(key);
      const row = this.table.rows.get(key);
      if (row === undefined || named[row]) continue;
      named[row] = 1;
      left -= 1;
    }
    if (left > 0) for (const [key, row] of this.table.rows) if (!named[row] && !this.gone.has(key)) others.add(key);
    return [...others];
  }

  /** These states with some added or replaced, and without the listings in `gone`. */
  changed(put: readonly StreamState[], gone: readonly string[]): KnownStates {
    if (put.length === 0 && gone.length === 0) return this;
    const whole = new Map(this.whole);
    for (const key of gone) whole.delete(key);
    for (const state of put) whole.set(state.key, state);
    return new KnownStates(this.table, whole, new Set([...this.gone, ...gone]));
  }
}
