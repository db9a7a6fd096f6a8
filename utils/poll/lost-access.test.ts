import { describe, expect, it } from 'vitest';
import { lostAccess } from '@/utils/poll/lost-access';
import type { UserStreamKind } from '@/utils/sources/stream';
import type { StreamState } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';

const stream = (kind: UserStreamKind) => ({ protocol: 'v2' as const, kind, user: 'zofia', sourceIds: ['user:zofia'] });
const STREAMS = [stream('history'), stream('ratings')];
const MIA = { slug: 'mia', since: 100 };

/** Whether Zofia has closed her profile, according to the states of her two listings. */
const isLost = (history: Partial<StreamState>, ratings: Partial<StreamState>, who: typeof MIA | null = MIA) => {
  const states = [
    { ...newStreamState('history:zofia'), ...history },
    { ...newStreamState('ratings:zofia'), ...ratings },
    // A stream of earlier rules that is no longer read.
    { ...newStreamState('lists:zofia'), lastGoodRead: 1 },
  ];
  const known = new Map(states.map((state) => [state.key, state]));
  return lostAccess(new Set(['zofia']), STREAMS, known, who).includes('zofia');
};

const hidden = (change: Partial<StreamState> = {}): Partial<StreamState> => ({
  lastError: { kind: 'private' },
  lastRead: 200,
  lastGoodRead: 150,
  readAs: 'mia',
  ...change,
});

describe('lostAccess', () => {
  it('reports a person who could be seen before and has only refused listings now', () => {
    expect(isLost(hidden(), hidden())).toBe(true);
    expect(isLost(hidden(), hidden({ lastError: null }))).toBe(false);
    expect(isLost(hidden({ lastGoodRead: null }), hidden({ lastGoodRead: null }))).toBe(false);
  });

  it('does not report people the signed-in account has never seen', () => {
    expect(isLost(hidden(), hidden(), { slug: 'jo', since: 100 })).toBe(false);
    expect(isLost(hidden(), hidden(), null)).toBe(false);
    const states = [hidden({ readAs: undefined }), hidden({ readAs: undefined })] as const;
    // The profile was public.
    expect(isLost(...states)).toBe(true);
    expect(isLost(...states, { slug: 'jo', since: 100 })).toBe(true);
  });

  it('waits until more than one listing was read since the sign-in', () => {
    expect(isLost(hidden(), hidden({ lastRead: 99 }))).toBe(false);
  });
});
