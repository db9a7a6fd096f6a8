import { describe, expect, it } from 'vitest';
import { NOW } from '@/tests/builders/candidate';
import { userSource } from '@/tests/builders/source';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { candidates } from '@/utils/poll/candidates';
import type { Stream } from '@/utils/sources/stream';
import type { StreamState } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';

describe('candidates', () => {
  const sources = [userSource('mia', { since: 5 }), userSource('ben', { since: 5 })];
  const streams = ['mia', 'ben'].map(
    (user): Stream => ({ protocol: 'v2', kind: 'history', user, sourceIds: [`user:${user}`] }),
  );
  const wishes = { streams, sources, rules: {}, checkMinutes: 5 };
  const state = (user: string, since: number): StreamState => ({
    ...newStreamState(`history:${user}`),
    lastGoodRead: since,
  });

  it('marks the streams of a source that was added or resumed', () => {
    const states = new Map([state('mia', 5), state('ben', 4)].map((each) => [each.key, each]));
    expect(candidates({ ...wishes, states }).map(({ isNew }) => isNew)).toEqual([false, true]);
  });

  it("takes a person's current watching from that person's own stream", () => {
    const watching = { ...newStreamState('watching:mia'), watchedUntil: NOW };
    const states = new Map([[watching.key, watching]]);
    expect(candidates({ ...wishes, states }).map(({ watchedUntil }) => watchedUntil)).toEqual([NOW, undefined]);
  });

  it('makes a stream due at a slightly early tick, and never while the edge caches it', () => {
    const [mia] = candidates({ ...wishes, states: new Map() });
    expect(mia?.shortest).toBe(4.5 * MINUTE);
    const lists: Stream = { protocol: 'v2', kind: 'lists', user: 'mia', sourceIds: ['user:mia'] };
    expect(candidates({ ...wishes, streams: [lists], states: new Map() })[0]?.shortest).toBe(HOUR);
    expect(candidates({ ...wishes, checkMinutes: 1, states: new Map() })[0]?.shortest).toBe(MINUTE / 2);
  });
});
