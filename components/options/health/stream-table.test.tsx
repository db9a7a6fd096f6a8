// @vitest-environment happy-dom
import { type ComponentProps, render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { TextContext } from '@/components/page/use-text';
import { followingSource, showSource, userSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import { MINUTE } from '@/utils/lib/time';
import { restingSignedOut } from '@/utils/sources/resting-signed-out';
import type { StreamState } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';
import { groupStreams } from './stream-groups';
import { StreamTable } from './stream-table';

const NOW = Date.UTC(2026, 10, 22, 12);
const sources = [userSource('mia', { name: 'Mia' }), showSource('silo', { name: 'Silo' }), showSource('andor')];
const stream = (key: string, sourceIds: string[], change: Partial<StreamState> = {}): StreamState => ({
  ...newStreamState(key),
  sourceIds,
  lastGoodRead: NOW - 5 * MINUTE,
  nextDue: NOW + 5 * MINUTE,
  ...change,
});
const streams = [
  stream('history:mia', ['user:mia', 'show:silo'], { lastGoodRead: NOW - MINUTE, baseline: 9 }),
  stream('ratings:mia', ['user:mia'], { lastError: { kind: 'timeout' }, failures: 2, nextDue: NOW + MINUTE }),
  stream('counters:silo:all', ['show:silo']),
  stream('recent-comments', ['show:silo', 'show:andor']),
];
const at = { now: NOW, v1: false, isWaiting: false };

describe('groupStreams', () => {
  it('shows last read, next read, and how much of each source fails', () => {
    const groups = groupStreams(text, streams, sources, at);
    expect(groups.map(({ key, name, streams: own }) => [key, name, own.length])).toEqual([
      ['user:mia', 'Mia', 2],
      ['show:silo', 'Silo', 1],
      ['recent-comments', null, 1],
    ]);
    expect(groups[0]).toMatchObject({
      state: { good: false, words: expect.stringMatching(/^1 of 2 checks failed: .* Failed 2 times/) },
      lastGoodRead: NOW - MINUTE,
      nextDue: NOW + MINUTE,
    });
    expect(groups[1]?.state).toEqual({ good: true, words: 'OK' });
  });

  it('gives each followed person one row, named as in the follow list', () => {
    const people = [{ slug: 'zoe', username: 'zoe', name: 'Zoe Q' }];
    const followed = [
      stream('follows', ['following'], { cursor: { people } as never }),
      ...['history', 'ratings', 'comments'].map((kind) => stream(`${kind}:zoe`, ['following'])),
      stream('lists:ben', ['following']),
    ];
    const groups = groupStreams(text, followed, [followingSource()], at);
    expect(groups.map(({ name, streams: own }) => [name, own.length])).toEqual([
      ['Everyone you follow', 1],
      ['Zoe Q', 3],
      ['ben', 1],
    ]);
  });

  it('calls no source fine during a wait, and still shows other errors', () => {
    const groups = groupStreams(text, streams, sources, { ...at, isWaiting: true });
    expect(groups.map(({ state }) => state)).toEqual([
      { good: false, words: expect.stringMatching(/^1 of 2 checks failed: .* Failed 2 times/) },
      { good: false, words: 'Waiting for Trakt' },
      { good: false, words: 'Waiting for Trakt' },
    ]);
  });
});

/** Draws the table; left out: the usual streams and sources, all checked. */
function draw(change: Partial<ComponentProps<typeof StreamTable>>): HTMLElement {
  const place = document.body.appendChild(document.createElement('div'));
  const props = { streams, sources, paused: false, now: NOW, v1: false, until: null, ...change };
  const table = <StreamTable resting={props.sources} {...props} />;
  act(() => render(<TextContext.Provider value={text}>{table}</TextContext.Provider>, place));
  return place;
}

/** The last cell of each row: the next check. */
const nextIn = (place: HTMLElement) =>
  [...place.querySelectorAll('tbody tr')].map((row) => row.lastElementChild?.textContent);

describe('StreamTable', () => {
  it('lists failing sources first, and expands to their listings', () => {
    const place = draw({});
    const heads = () => [...place.querySelectorAll('tbody th')].map((head) => head.textContent);
    expect(heads()).toEqual(['Mia', 'Silo', 'Silo and andor: Newest comments']);
    const fold = place.querySelector('button');
    act(() => fold?.click());
    expect(fold?.getAttribute('aria-expanded')).toBe('true');
    expect(heads()).toEqual(['Mia', 'Plays', 'Ratings', 'Silo', 'Silo and andor: Newest comments']);
    expect(place.textContent).toContain('9 past updates marked as read');
    act(() => fold?.click());
    expect(heads()).toHaveLength(3);
  });

  it('says that each listing waits, with the time', () => {
    const place = draw({ until: NOW + 12 * MINUTE });
    act(() => place.querySelector('button')?.click());
    expect(place.textContent).not.toContain('OK');
    const next = [...place.querySelectorAll('tbody tr:not(:has([colspan]))')].map(
      (row) => row.lastElementChild?.textContent,
    );
    expect(new Set(next)).toEqual(new Set(['in 12 min.']));
  });

  it('never names a past time for the next check, and none while it is paused', () => {
    const late = [
      stream('history:mia', ['user:mia'], { nextDue: NOW - 2 * MINUTE }),
      stream('history:ben', ['user:ben']),
    ];
    const people = [userSource('mia', { name: 'Mia' }), userSource('ben', { name: 'Ben', paused: true })];
    const next = (paused: boolean) => nextIn(draw({ streams: late, sources: people, paused }));
    expect(next(false)).toEqual(['Paused', 'any moment']);
    expect(next(true)).toEqual(['Paused', 'Paused']);
  });

  it('says of the people one follows that they are checked after signing in, unless they are paused', () => {
    const own = [stream('history:mia', ['following']), stream('history:ben', ['following', 'user:ben'])];
    const next = (paused: boolean, signedOut: boolean) => {
      const people = [{ ...followingSource(), paused }, userSource('ben', { name: 'Ben' })];
      return nextIn(draw({ streams: own, sources: people, resting: signedOut ? restingSignedOut(people) : people }));
    };
    expect(next(false, true).sort()).toEqual(['after you sign in', 'in 5 min.']);
    expect(next(false, false)).toEqual(['in 5 min.', 'in 5 min.']);
    expect(next(true, true).sort()).toEqual(['Paused', 'in 5 min.']);
  });

  it('does not list removed people', () => {
    const place = draw({ sources: [] });
    expect(place.querySelector('tbody')?.textContent).toBe('Nothing checked yet.');
  });
});
