import { describe, expect, it } from 'vitest';
import { person, play } from '@/tests/builders/activity';
import { card } from '@/tests/builders/card';
import { userSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import { HOUR, MINUTE } from '@/utils/lib/time';
import type { RuleReason } from '@/utils/rules/decide';
import type { Level } from '@/utils/rules/rule';
import type { Delivery, StoredActivity } from '@/utils/store/schema';
import { why } from './why';

const NOW = new Date(2026, 10, 22, 7, 0).getTime();
const EIGHT = new Date(2026, 10, 22, 8, 0).getTime();
const sources = [userSource('mia', { name: 'Mia Lund' })];
/** The engine's version decides which space stands before AM and PM. */
const plain = (line: string) => line.replace(/\s/g, ' ');
const of = (members: Partial<StoredActivity>[], delivery: Delivery = { state: 'silent' }) =>
  why(text, card('c', NOW, members, { delivery }), { sources, now: NOW }).map(plain);
const member = (reason: RuleReason, level: Level = 'feed', change: Partial<StoredActivity> = {}) =>
  ({ ...play(1, 1), action: 'rating', reason, level, ...change }) as StoredActivity;
const rule: RuleReason = { kind: 'default-rule' };

describe('why', () => {
  it.each<[Delivery, string]>([
    [{ state: 'deferred', reason: 'quiet', until: EIGHT }, 'Waiting until 8:00 AM: quiet time.'],
    [{ state: 'deferred', reason: 'snooze', until: EIGHT }, 'Waiting until 8:00 AM: snoozed.'],
    [{ state: 'deferred', reason: 'digest', until: EIGHT }, 'Waiting for the summary at 8:00 AM.'],
    [
      { state: 'deferred', reason: 'catching-up', until: EIGHT },
      'Waiting until 8:00 AM at the latest: after a long break, you get one summary.',
    ],
    [{ state: 'deferred', reason: 'locked', until: null }, 'Waiting: your screen is locked.'],
    [{ state: 'deferred', reason: 'fullscreen', until: null }, 'Waiting: an app is in full screen.'],
    [{ state: 'pending' }, 'About to notify you.'],
    [{ state: 'attempted' }, 'About to notify you.'],
    [{ state: 'shown', at: NOW - MINUTE }, 'Notified you at 6:59 AM.'],
    [{ state: 'on-page', at: NOW }, 'No notification: you had it on screen at 7:00 AM.'],
    [
      { state: 'suppressed', at: NOW, reason: 'joined-summary', summary: 'summary:a:1' },
      'Notified you at 7:00 AM, in a summary.',
    ],
    [
      { state: 'suppressed', at: NOW, reason: 'no-permission' },
      'No notification at 7:00 AM: your system doesn’t allow Lookout to show any.',
    ],
    [{ state: 'suppressed', at: NOW, reason: 'failed' }, 'No notification at 7:00 AM: your system didn’t accept it.'],
    [{ state: 'suppressed', at: NOW, reason: 'read-before' }, 'No notification: you read it first, at 7:00 AM.'],
    [{ state: 'suppressed', at: NOW, reason: 'muted' }, 'No notification at 7:00 AM: you’d muted it.'],
    [{ state: 'suppressed', at: NOW, reason: 'paused' }, 'No notification at 7:00 AM: you’d paused it.'],
    [
      { state: 'suppressed', at: NOW, reason: 'unwanted' },
      'No notification at 7:00 AM: you’d removed it or changed its level.',
    ],
  ])('%j', (delivery, words) => {
    expect(of([member(rule, 'notify')], delivery)).toEqual([words, '“Rated · Episodes” is set to Notify.']);
  });

  it.each<[RuleReason, Level, string]>([
    [rule, 'feed', '“Rated · Episodes” is set to Feed.'],
    [rule, 'badge', '“Rated · Episodes” is set to Badge.'],
    [{ kind: 'source-rule', source: 'user:mia' }, 'feed', '“Rated · Episodes” is set to Feed for Mia Lund.'],
    [{ kind: 'source-rule', source: 'user:gone' }, 'feed', '“Rated · Episodes” is set to Feed.'],
    [
      { kind: 'baseline' },
      'notify',
      'Marked as read: it happened before you added this person or show, or turned this activity on.',
    ],
    [{ kind: 'late' }, 'notify', 'Marked as read: it happened earlier and arrived late.'],
    [{ kind: 'muted', by: 'user', name: 'Mia', until: null }, 'feed', 'In the feed only: Mia is muted.'],
    [
      { kind: 'muted', by: 'show', name: 'Lost', until: EIGHT },
      'feed',
      'In the feed only: Lost is muted until 8:00 AM.',
    ],
    [
      { kind: 'condition', unmet: { name: 'rating-at-least', limit: 8 } },
      'feed',
      'In the feed only: the rating is below 8.',
    ],
    [
      { kind: 'condition', unmet: { name: 'rating-at-most', limit: 3 } },
      'feed',
      'In the feed only: the rating is above 3.',
    ],
    [
      { kind: 'condition', unmet: { name: 'rating-between', atMost: 3, atLeast: 8 } },
      'feed',
      'In the feed only: the rating is between 3 and 8.',
    ],
    [
      { kind: 'condition', unmet: { name: 'never-word', word: 'love' } },
      'feed',
      'In the feed only: the title contains “love”.',
    ],
    [
      { kind: 'condition', unmet: { name: 'only-words' } },
      'feed',
      'In the feed only: the title contains none of your words.',
    ],
    [{ kind: 'condition', unmet: { name: 'shows' } }, 'feed', 'In the feed only: it’s not about a show you chose.'],
    [{ kind: 'condition', unmet: { name: 'self' } }, 'feed', 'In the feed only: it was you.'],
    [
      { kind: 'condition', unmet: { name: 'watchlist' }, source: 'user:mia' },
      'feed',
      'In the feed only: it’s not on your watchlist (set for Mia Lund).',
    ],
  ])('%j at %s', (reason, level, words) => expect(of([member(reason, level)])).toEqual([words]));

  it('shows an action unknown to Lookout by Trakt’s name', () => {
    expect(of([member({ kind: 'unknown-pair' }, 'feed', { action: 'bookmarked' })])).toEqual([
      'In the feed only: Lookout doesn’t know “bookmarked” yet.',
    ]);
  });

  it('states each reason once, and how many activities joined', () => {
    const members = [1, 2, 3, 4].map((hours) =>
      member(rule, 'notify', { at: NOW - hours * HOUR, user: person('Ben') }),
    );
    expect(of(members, { state: 'shown', at: NOW })).toEqual([
      'Notified you at 7:00 AM.',
      '“Rated · Episodes” is set to Notify.',
      'Grouped with 3 others.',
    ]);
    const mixed = [member(rule, 'notify'), member(rule, 'feed', { action: 'watching' })];
    expect(of(mixed)).toEqual([
      '“Rated · Episodes” is set to Notify.',
      '“Watching now · Episodes” is set to Feed.',
      'Grouped with 1 other.',
    ]);
  });

  it('is empty for gaps and counters', () => {
    expect(why(text, card('gap', NOW, [], { kind: 'gap' }), { sources, now: NOW })).toEqual([]);
  });
});
