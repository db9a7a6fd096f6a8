import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { dueStreams, nextDueAfter } from '@/utils/poll/schedule';
import { type Stream, streamKey } from '@/utils/sources/stream';
import { newStreamState } from '@/utils/store/stream-states';

const NOW = Date.UTC(2026, 10, 22);
const stream = (user: string): Stream => ({ protocol: 'v2', kind: 'history', user, sourceIds: [`user:${user}`] });
const due = (states: Record<string, { lastRead: number | null; nextDue: number }>, everything = false) => {
  const streams = ['mia', 'ben', 'ann'].map(stream);
  const known = Object.entries(states).map(([user, state]) => ({ ...newStreamState(`history:${user}`), ...state }));
  const map = new Map(known.map((state) => [state.key, state]));
  return dueStreams(streams, map, NOW, everything).map((each) => streamKey(each).slice('history:'.length));
};

describe('dueStreams', () => {
  it('takes what was never read first, then what waited longest', () => {
    const states = { mia: { lastRead: NOW - 5, nextDue: NOW }, ben: { lastRead: NOW - 9, nextDue: NOW - 1 } };
    expect(due(states)).toEqual(['ann', 'ben', 'mia']);
  });

  it('leaves alone what is not due, unless everything is asked for', () => {
    const later = { lastRead: NOW - 1, nextDue: NOW + 1 };
    expect(due({ mia: later, ben: later })).toEqual(['ann']);
    expect(due({ mia: later, ben: later }, true)).toEqual(['ann', 'mia', 'ben']);
  });

  it('is not put to sleep by a clock that was set back', () => {
    expect(due({ mia: { lastRead: NOW + 24 * HOUR, nextDue: NOW + 25 * HOUR } })).toContain('mia');
  });
});

it('a stream is due at the next tick, even if that comes a little early', () => {
  expect(nextDueAfter(NOW, 5 * MINUTE)).toBe(NOW + 4.5 * MINUTE);
  expect(nextDueAfter(NOW, MINUTE)).toBe(NOW + 0.5 * MINUTE);
});
