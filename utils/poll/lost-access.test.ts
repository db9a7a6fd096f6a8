import { describe, expect, it } from 'vitest';
import { lostAccess } from '@/utils/poll/lost-access';
import type { UserStreamKind } from '@/utils/sources/stream';
import type { StreamState } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';

const stream = (kind: UserStreamKind) => ({ protocol: 'v2' as const, kind, user: 'zofia', sourceIds: ['user:zofia'] });
const STREAMS = [stream('history'), stream('ratings')];
const MIA = { slug: 'mia', since: 100 };

/** Whether Zofia has closed her profile, going by what is known of her two listings. */
const isLost = (history: Partial<StreamState>, ratings: Partial<StreamState>, who: typeof MIA | null = MIA) => {
  const states = [
    { ...newStreamState('history:zofia'), ...history },
    { ...newStreamState('ratings:zofia'), ...ratings },
    // Read for other rules once, and left as it was.
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

describe('somebody has closed their profile', () => {
  it('who is hidden in all that is read, and could be seen', () => {
    expect(isLost(hidden(), hidden())).toBe(true);
    expect(isLost(hidden(), hidden({ lastError: null }))).toBe(false);
    expect(isLost(hidden({ lastGoodRead: null }), hidden({ lastGoodRead: null }))).toBe(false);
  });

  it('not for whoever has not seen them', () => {
    expect(isLost(hidden(), hidden(), { slug: 'jo', since: 100 })).toBe(false);
    expect(isLost(hidden(), hidden(), null)).toBe(false);
    const states = [hidden({ readAs: undefined }), hidden({ readAs: undefined })] as const;
    // Everybody could see them.
    expect(isLost(...states)).toBe(true);
    expect(isLost(...states, { slug: 'jo', since: 100 })).toBe(true);
  });

  it('not as long as only one listing was read since one has signed in', () => {
    expect(isLost(hidden(), hidden({ lastRead: 99 }))).toBe(false);
  });
});
