import { expect, it } from 'vitest';
import { HOUR, MINUTE } from '@/utils/lib/time';
import {
  afterFailure,
  afterLook,
  type Counter,
  FROM_ZERO,
  firstSeen,
  isDue,
  newRows,
  toCounter,
  unread,
  upToNow,
} from '@/utils/trakt/v2/me-counter';

const NOW = Date.parse('2026-11-01T12:00:00Z');
const row = (id: string, mark: number) => ({ activity: { id }, mark });
/** Looks at a listing that shows `rows` although Trakt counts `n`. */
const look = (counter: Counter, n: number, now: number, rows = [row('a', NOW - HOUR)]) =>
  afterLook(counter, { n, rows, total: rows.length, now });

it('stays open for an hour after it last moved, and reads every 15 minutes', () => {
  const first = look(FROM_ZERO, 2, NOW);
  expect(isDue(first, 2, NOW + 14 * MINUTE)).toBe(false);
  expect(isDue(first, 2, NOW + 15 * MINUTE)).toBe(true);
  // A later change is looked at immediately, and has an hour of its own.
  expect(isDue(first, 3, NOW + MINUTE)).toBe(true);
  const second = look(first, 3, NOW + 60 * MINUTE);
  const third = look(second, 3, NOW + 75 * MINUTE);
  expect(isDue(third, 3, NOW + 90 * MINUTE)).toBe(true);
  const last = look(third, 3, NOW + 125 * MINUTE);
  expect([last.n, last.open]).toEqual([3, undefined]);
  expect(isDue(last, 3, NOW + 10 * HOUR)).toBe(false);
});

it('closes as soon as its listing shows as many as it counts, and when something was withdrawn', () => {
  const open = look(FROM_ZERO, 2, NOW);
  const closed = look(open, 2, NOW + MINUTE, [row('a', NOW), row('b', NOW)]);
  expect([closed.n, closed.open]).toEqual([2, undefined]);
  expect(unread(open, 0)).toMatchObject({ n: 0, open: undefined });
});

it('starts over with a clock that was set back', () => {
  const open = look(FROM_ZERO, 2, NOW);
  expect(isDue(open, 2, NOW - HOUR)).toBe(true);
  expect(look(open, 2, NOW - HOUR).open).toMatchObject({ noticedAt: NOW - HOUR });
});

it('waits longer after each failure, and forgets nothing meanwhile', () => {
  let counter = firstSeen(0, NOW);
  let now = NOW;
  const waits: number[] = [];
  for (let times = 0; times < 7; times += 1) {
    counter = afterFailure(counter, now);
    const dueAt = counter.rest?.dueAt ?? 0;
    waits.push((dueAt - now) / MINUTE);
    expect(isDue(counter, 5, dueAt - 1)).toBe(false);
    expect(isDue(counter, 5, dueAt)).toBe(true);
    now = dueAt;
  }
  expect(waits).toEqual([15, 30, 60, 120, 240, 360, 360]);
  expect(newRows(counter, [row('a', NOW - HOUR), row('b', NOW + HOUR)])).toMatchObject([{ activity: { id: 'b' } }]);
  expect(look(counter, 1, now).rest).toBeUndefined();
});

it('is not blinded by a newest time in the future', () => {
  const blind: Counter = { n: 1, top: Date.parse('2199-01-01T00:00:00Z'), ids: [1] };
  const healed = upToNow(blind, NOW);
  expect(newRows(healed, [row('a', NOW - MINUTE), row('b', NOW + MINUTE)])).toMatchObject([{ activity: { id: 'b' } }]);
  // The edge may have kept an answer, with its date, for an hour.
  const known = firstSeen(1, NOW + HOUR);
  expect(upToNow(known, NOW)).toBe(known);
});

it('is read back as it was stored', () => {
  const counter = { ...look(firstSeen(1, NOW), 4, NOW), rest: { failures: 1, from: NOW, dueAt: NOW + 1 } };
  expect(toCounter(JSON.parse(JSON.stringify(counter)))).toEqual(counter);
  expect(toCounter({ n: 1, top: NOW, open: { since: 1 }, rest: 3 })).toEqual({ n: 1, top: NOW });
  expect(toCounter({ n: '1', top: NOW })).toBeNull();
});
