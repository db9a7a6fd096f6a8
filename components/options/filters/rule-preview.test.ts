import { describe, expect, it } from 'vitest';
import { DUNE, person, SEVERANCE } from '@/tests/builders/activity';
import { card } from '@/tests/builders/card';
import { showSource, userSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import { DAY } from '@/utils/lib/time';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';
import type { Card, StoredActivity, StreamState } from '@/utils/store/schema';
import { newStreamState } from '@/utils/store/stream-states';
import { previewRules, previewWords } from './rule-preview';

const NOW = Date.UTC(2026, 10, 22);
const settings: Settings = { ...DEFAULT_SETTINGS, sources: [userSource('mia'), userSource('ben')] };
const rated = (id: string, value: number, change: Partial<StoredActivity> = {}): Card =>
  card(id, NOW - DAY, [
    { type: 'movie', action: 'rating', movie: DUNE, rating: { value, advanced: true }, user: person('Mia'), ...change },
  ]);
const cards = [
  rated('a', 9),
  rated('b', 5),
  rated('c', 2, { user: person('Ben') }),
  rated('filed', 9, { reason: { kind: 'baseline' } }),
  rated('old', 9, { at: NOW - 8 * DAY }),
  rated('stranger', 9, { user: person('Zoe') }),
  card('gap', NOW, [], { kind: 'gap' }),
];
const preview = (change: Partial<Settings>, streams: StreamState[] = [], before = settings) =>
  previewRules(before, { ...before, ...change }, { cards, streams, now: NOW });

describe('previewRules', () => {
  it('counts the notifications under the current and under the changed rules', () => {
    expect(preview({})).toMatchObject({ before: 4, after: 4, notRead: [] });
    expect(preview({ rules: { movie: { rating: 'badge' } } })).toEqual({ before: 4, after: 0, rows: [], notRead: [] });
    const conditions = { ...settings.conditions, ratingAtLeast: 8 };
    expect(preview({ conditions })).toMatchObject({ before: 4, after: 2 });
    expect(preview({ mutes: [{ kind: 'user', id: 'ben', name: 'Ben', until: null }] })).toMatchObject({ after: 3 });
    expect(preview({ sources: [userSource('mia'), userSource('ben', { paused: true })] })).toMatchObject({ after: 3 });
    const own = [userSource('mia', { rules: { movie: { rating: 'feed' } } }), userSource('ben')];
    expect(preview({ sources: own })).toMatchObject({ after: 1 });
  });

  it('counts past activities on the first day, and lists the rows', () => {
    const past = cards.map((each) => ({
      ...each,
      activities: each.activities.map((member) => ({ ...member, reason: { kind: 'baseline' } as const })),
    }));
    const { after, rows } = previewRules(settings, settings, { cards: past, streams: [], now: NOW });
    expect(after).toBe(4);
    expect(rows.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'filed']);
  });

  it('counts one person alone on their page', () => {
    const { rows } = previewRules(settings, settings, { cards, streams: [], now: NOW, only: 'user:ben' });
    expect(rows.map(({ id }) => id)).toEqual(['c']);
  });

  it('counts a card with several activities once', () => {
    const [member] = rated('x', 9).activities as [StoredActivity];
    const many = card('many', NOW, [member, { ...member, id: 'y' }, { ...member, id: 'z' }]);
    expect(previewRules(settings, settings, { cards: [many], streams: [], now: NOW }).after).toBe(1);
  });

  it('applies the part of the watchlist that was read', () => {
    const change = { self: 'jo', conditions: { ...settings.conditions, titles: 'watchlist' as const } };
    const list = (titles: string[]) => [{ ...newStreamState('own-watchlist:jo'), cursor: { titles } }];
    expect(preview(change, list(['movie:287071']))).toMatchObject({ after: 4 });
    expect(preview(change, list([]))).toMatchObject({ after: 0 });
    expect(preview(change)).toMatchObject({ after: 4 });
  });

  it('attributes strangers’ activities on a watched show to the show', () => {
    const shout = card('s', NOW, [{ action: 'shout', show: SEVERANCE, user: person('Zoe') }]);
    const both = { ...settings, sources: [...settings.sources, showSource('severance')] };
    expect(previewRules(settings, both, { cards: [shout], streams: [], now: NOW })).toMatchObject({
      before: 0,
      after: 1,
    });
  });

  it('lists the cells that were not read before', () => {
    const before = { ...settings, rules: { episode: { collection: 'off' as const, rating: 'off' as const } } };
    const { notRead } = preview({ rules: { episode: { rating: 'off' } } }, [], before);
    expect(notRead).toEqual([{ type: 'episode', action: 'collection' }]);
    // A new source is not a wider rule.
    expect(preview({ sources: [...settings.sources, userSource('zoe')] }).notRead).toEqual([]);
  });
});

describe('previewWords', () => {
  it('has a sentence for each result', () => {
    expect(previewWords(text, { before: 12, after: 3, notRead: [] })).toEqual([
      'In the last 7 days, you would have had 3 notifications instead of 12.',
    ]);
    expect(previewWords(text, { before: 1, after: 1, notRead: [] })).toEqual([
      'No difference in the last 7 days: 1 notification.',
    ]);
    const notRead = [
      { type: 'episode', action: 'collection' },
      { type: 'movie', action: 'collection' },
    ] as const;
    expect(previewWords(text, { before: 0, after: 1, notRead: [...notRead] })).toEqual([
      'In the last 7 days, you would have had 1 notification instead of 0.',
      'Not checked until now, so not counted: “Collected · Episodes” and “Collected · Movies”.',
    ]);
  });
});
