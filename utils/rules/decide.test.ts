import { describe, expect, it } from 'vitest';
import { ANDOR, activity, DUNE, person, play, SEVERANCE } from '@/tests/builders/activity';
import { policy } from '@/tests/builders/policy';
import { showSource, userSource } from '@/tests/builders/source';
import type { Activity } from '@/utils/activity/activity';
import { RULE_PAIRS } from '@/utils/activity/pairs';
import { type Conditions, NO_CONDITIONS, type Unmet } from '@/utils/rules/condition';
import { decide, type Policy } from '@/utils/rules/decide';
import { DEFAULT_RULES } from '@/utils/rules/default-rules';
import type { Mute } from '@/utils/rules/mute';
import { LEVELS } from '@/utils/rules/rule';

const mia = userSource('mia');
const scrobble = activity({ type: 'episode', action: 'scrobble' });

describe('decide, by rules', () => {
  it('uses the quiet defaults', () => {
    const level = (type: string, action: string) => decide(activity({ type, action }), [mia], policy()).level;
    expect(level('episode', 'watching')).toBe('feed');
    expect(level('episode', 'collection')).toBe('feed');
    expect(level('movie', 'scrobble')).toBe('notify');
    expect(level('show', 'watchlist')).toBe('badge');
    expect(level('list', 'created')).toBe('badge');
  });

  it('has a default for every legal pair and for no other', () => {
    const cells = Object.values(DEFAULT_RULES).flatMap((actions) => Object.keys(actions));
    expect(cells).toHaveLength(RULE_PAIRS.length);
    for (const { type, action } of RULE_PAIRS) expect(LEVELS).toContain(DEFAULT_RULES[type][action]);
  });

  it("prefers the source's rule to the global one, and the global one to the default", () => {
    const rules = policy({ rules: { episode: { scrobble: 'off' } } });
    const loud = userSource('ben', { rules: { episode: { scrobble: 'badge' } } });
    expect(decide(scrobble, [mia], rules)).toEqual({ level: 'off', reason: { kind: 'default-rule' } });
    expect(decide(scrobble, [loud], rules)).toEqual({
      level: 'badge',
      reason: { kind: 'source-rule', source: 'user:ben' },
    });
    expect(decide(scrobble, [mia, loud], rules).level).toBe('badge');
  });

  it('shows unknown types and actions in the feed, and never interrupts', () => {
    expect(decide(activity({ action: 'bookmarked' }), [mia], policy())).toEqual({
      level: 'feed',
      reason: { kind: 'unknown-pair' },
    });
    expect(decide(activity({ type: 'list', action: 'watching' }), [mia], policy()).level).toBe('feed');
  });

  it('is off if the activity belongs to no source', () => {
    expect(decide(scrobble, [], policy()).level).toBe('off');
    expect(decide(activity({ type: 'x', action: 'y' }), [], policy()).level).toBe('off');
  });
});

describe('decide, by conditions', () => {
  const rated = (value: number | null, love?: 'love' | 'hate') =>
    activity({ type: 'show', action: 'rating', show: SEVERANCE, rating: { value, love, advanced: !love } });
  const film = activity({ type: 'movie', movie: DUNE });
  const item = activity({
    type: 'list',
    action: 'item_added',
    list: { name: 'Cosy évenings' },
    listItem: { type: 'movie', movie: DUNE },
  });
  const list = activity({ type: 'list', action: 'created', list: { name: 'Best of 2026' } });
  const own = { self: 'mia', watchlist: new Set(['show:154997', 'movie:287071']) };

  it.each<[string, Activity, Partial<Conditions>, Unmet | null, Partial<Policy>?]>([
    ['as good as asked', rated(8), { ratingAtLeast: 8 }, null],
    ['not so good', rated(7), { ratingAtLeast: 8 }, { name: 'rating-at-least', limit: 8 }],
    ['as bad as asked', rated(3), { ratingAtMost: 3 }, null],
    ['not so bad', rated(4), { ratingAtMost: 3 }, { name: 'rating-at-most', limit: 3 }],
    ['within a range', rated(5), { ratingAtLeast: 4, ratingAtMost: 6 }, null],
    ['below a range', rated(3), { ratingAtLeast: 4, ratingAtMost: 6 }, { name: 'rating-at-least', limit: 4 }],
    ['above a range', rated(7), { ratingAtLeast: 4, ratingAtMost: 6 }, { name: 'rating-at-most', limit: 6 }],
    ['one end', rated(2), { ratingAtLeast: 9, ratingAtMost: 2 }, null],
    ['the other end', rated(9), { ratingAtLeast: 9, ratingAtMost: 2 }, null],
    ['between', rated(5), { ratingAtLeast: 9, ratingAtMost: 2 }, { name: 'rating-between', atMost: 2, atLeast: 9 }],
    ['loved', rated(null, 'love'), { ratingAtLeast: 10 }, null],
    ['hated', rated(null, 'hate'), { ratingAtLeast: 2 }, { name: 'rating-at-least', limit: 2 }],
    ['a rating that says nothing', rated(null), { ratingAtLeast: 10 }, null],
    ['no rating at all', scrobble, { ratingAtLeast: 10 }, null],
    ['a word of the show', play(1, 1), { onlyWords: ['dune', 'SEVER'] }, null],
    ['no such word', play(1, 1), { onlyWords: ['dune'] }, { name: 'only-words' }],
    ['a word of the episode', play(1, 1), { neverWords: ['title 1'] }, { name: 'never-word', word: 'title 1' }],
    ['accents', item, { onlyWords: ['ÉVEN'] }, null],
    ['accents the other way', item, { onlyWords: ['cosy even'] }, null],
    ['a word of what was put on a list', item, { neverWords: ['dune'] }, { name: 'never-word', word: 'dune' }],
    ['words of a new list', list, { onlyWords: ['best'] }, null],
    ['no word that is not wanted', film, { neverWords: ['sever'] }, null],
    ['never before only', film, { onlyWords: ['dune'], neverWords: ['une'] }, { name: 'never-word', word: 'une' }],
    ['a chosen show', play(1, 1), { titles: 'shows', shows: [{ id: 'severance', name: 'S' }] }, null],
    ['by its number', play(1, 1), { titles: 'shows', shows: [{ id: '154997', name: 'S' }] }, null],
    ['another', play(1, 1), { titles: 'shows', shows: [{ id: 'andor', name: 'A' }] }, { name: 'shows' }],
    ['no show', film, { titles: 'shows', shows: [{ id: 'andor', name: 'A' }] }, { name: 'shows' }],
    ['shows that are not in force', film, { titles: 'all', shows: [{ id: 'andor', name: 'A' }] }, null],
    ['on the watchlist', play(1, 1), { titles: 'watchlist' }, null, own],
    ['a movie on the watchlist', film, { titles: 'watchlist' }, null, own],
    ['put on a list, on the watchlist', item, { titles: 'watchlist' }, null, own],
    ['not on the watchlist', play(1, 1, { show: ANDOR }), { titles: 'watchlist' }, { name: 'watchlist' }, own],
    ['no title', list, { titles: 'watchlist' }, { name: 'watchlist' }, own],
    ['a watchlist not known', list, { titles: 'watchlist' }, null, { ...own, watchlist: null }],
    ['myself', scrobble, { ignoreSelf: true }, { name: 'self' }, own],
    ['somebody else', activity({ user: person('Ben') }), { ignoreSelf: true }, null, own],
    ['an unknown own name', scrobble, { ignoreSelf: true }, null],
  ])('%s', (_, each, conditions, unmet, more) => {
    const loud = userSource('mia', { rules: { list: { created: 'notify', item_added: 'notify' } } });
    const decided = decide(each, [loud], policy({ conditions: { ...NO_CONDITIONS, ...conditions }, ...more }));
    if (unmet) expect(decided).toEqual({ level: 'feed', reason: { kind: 'condition', unmet } });
    else expect(decided.level).toBe('notify');
    // The same conditions set for one source only are that source's own.
    const own = decide(each, [{ ...loud, conditions }], policy(more));
    if (unmet) expect(own).toEqual({ level: 'feed', reason: { kind: 'condition', unmet, source: 'user:mia' } });
    else expect(own.level).toBe('notify');
  });

  it('lets a source lift a global condition', () => {
    const strict = policy({ conditions: { ...NO_CONDITIONS, ratingAtLeast: 9, neverWords: ['sever'] } });
    const free = userSource('mia', { conditions: { ratingAtLeast: null, neverWords: [] } });
    expect(decide(rated(2), [free], strict).level).toBe('notify');
    expect(decide(rated(2), [userSource('mia', { conditions: { ratingAtLeast: null } })], strict)).toEqual({
      level: 'feed',
      reason: { kind: 'condition', unmet: { name: 'never-word', word: 'sever' } },
    });
  });

  it('needs only one source with conditions that are met', () => {
    const picky = userSource('mia', { conditions: { ratingAtLeast: 9 } });
    expect(decide(rated(2), [picky, showSource('severance')], policy()).level).toBe('notify');
  });

  it("never raises a rule's level, and never turns anything off", () => {
    const rules = { show: { rating: 'feed' } } as const;
    const conditions = { ...NO_CONDITIONS, ratingAtLeast: 9 };
    expect(decide(rated(2), [mia], policy({ conditions, rules })).reason).toEqual({ kind: 'default-rule' });
    expect(decide(rated(2), [mia], policy({ conditions, rules: { show: { rating: 'off' } } })).level).toBe('off');
  });
});

describe('decide, by mutes', () => {
  const mute = (change: Partial<Mute> = {}): Mute => ({ kind: 'user', id: 'mia', name: 'Mia', until: null, ...change });
  const muted = (by: 'user' | 'show', until: number | null = null, name = 'Mia') => ({
    level: 'feed',
    reason: { kind: 'muted', by, name, until },
  });

  it.each<[string, Activity, Mute[], object | null]>([
    ['a person, for good', scrobble, [mute()], muted('user')],
    ['a person, for a while', scrobble, [mute({ until: 101 })], muted('user', 101)],
    ['a person, until now', scrobble, [mute({ until: 100 })], null],
    ['somebody else', scrobble, [mute({ id: 'ben' })], null],
    ['a show by its slug', play(1, 1), [mute({ kind: 'show', id: 'severance' })], muted('show')],
    ['a show by its number', play(1, 1), [mute({ kind: 'show', id: '154997' })], muted('show')],
    ['another show', play(1, 1), [mute({ kind: 'show', id: 'andor' })], null],
    ['a person who is called like a show', play(1, 1), [mute({ id: 'severance' })], null],
    [
      'a muted show on a list',
      activity({ type: 'list', action: 'item_added', listItem: { type: 'show', show: ANDOR } }),
      [mute({ kind: 'show', id: 'andor' })],
      muted('show'),
    ],
    [
      'the longest of several',
      play(1, 1),
      [mute({ until: 200 }), mute({ kind: 'show', id: 'severance', until: 900 })],
      muted('show', 900),
    ],
  ])('%s', (_, each, mutes, expected) => {
    const decided = decide(each, [mia], policy({ mutes, now: 100 }));
    if (expected) expect(decided).toEqual(expected);
    else expect(['notify', 'badge']).toContain(decided.level);
  });

  it('changes nothing that would not have interrupted anyway', () => {
    const watching = activity({ action: 'watching' });
    expect(decide(watching, [mia], policy({ mutes: [mute()] })).reason).toEqual({ kind: 'default-rule' });
  });
});
