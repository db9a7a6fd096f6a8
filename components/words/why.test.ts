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
const of = (members: Partial<StoredActivity>[], delivery: Delivery = { state: 'quiet' }) =>
  why(text, card('c', NOW, members, { delivery }), { sources, now: NOW }).map(plain);
const member = (reason: RuleReason, level: Level = 'feed', change: Partial<StoredActivity> = {}) =>
  ({ ...play(1, 1), action: 'rating', reason, level, ...change }) as StoredActivity;
const rule: RuleReason = { kind: 'default-rule' };

describe('why', () => {
  it.each<[Delivery, string]>([
    [{ state: 'deferred', reason: 'quiet', until: EIGHT }, 'Held: quiet hours until 8:00 AM.'],
    [{ state: 'deferred', reason: 'snooze', until: EIGHT }, 'Held: snoozed until 8:00 AM.'],
    [{ state: 'deferred', reason: 'digest', until: EIGHT }, 'Held: the digest comes at 8:00 AM.'],
    [
      { state: 'deferred', reason: 'catching-up', until: EIGHT },
      'Held: catching up after a long break, until 8:00 AM at the latest. All of it is told at once.',
    ],
    [{ state: 'deferred', reason: 'locked', until: null }, 'Held: the screen is locked.'],
    [{ state: 'deferred', reason: 'fullscreen', until: null }, 'Held: a window fills the screen.'],
    [{ state: 'pending' }, 'About to be told.'],
    [{ state: 'attempted' }, 'About to be told.'],
    [{ state: 'shown', at: NOW - MINUTE }, 'Told by a notification, 6:59 AM.'],
    [
      { state: 'suppressed', at: NOW, reason: 'joined-summary', summary: 'summary:a:1' },
      'Told in one summary with others, 7:00 AM.',
    ],
    [
      { state: 'suppressed', at: NOW, reason: 'no-permission' },
      'Not told, 7:00 AM: the system did not let Lookout show a notification.',
    ],
    [{ state: 'suppressed', at: NOW, reason: 'failed' }, 'No notification at 7:00 AM: your system didn’t accept it.'],
    [{ state: 'suppressed', at: NOW, reason: 'read-before' }, 'Not told: it was read before its turn came, 7:00 AM.'],
    [{ state: 'suppressed', at: NOW, reason: 'muted' }, 'Not told, 7:00 AM: it was muted while it waited.'],
    [{ state: 'suppressed', at: NOW, reason: 'paused' }, 'Not notified, 7:00 AM: it was paused while this waited.'],
    [
      { state: 'suppressed', at: NOW, reason: 'unwanted' },
      'Not notified, 7:00 AM: you no longer watch this, or no longer ask to be notified.',
    ],
  ])('%j', (delivery, words) => {
    expect(of([member(rule, 'notify')], delivery)).toEqual([
      words,
      'Worth a notification: rule for “Rated”, Episodes.',
    ]);
  });

  it.each<[RuleReason, Level, string]>([
    [rule, 'feed', 'In the feed only: rule for “Rated”, Episodes.'],
    [rule, 'badge', 'In the feed and counted, without a notification: rule for “Rated”, Episodes.'],
    [
      { kind: 'source-rule', source: 'user:mia' },
      'feed',
      'In the feed only: own rule of Mia Lund for “Rated”, Episodes.',
    ],
    [{ kind: 'source-rule', source: 'user:gone' }, 'feed', 'In the feed only: rule for “Rated”, Episodes.'],
    [{ kind: 'baseline' }, 'notify', 'Filed as seen: it was there before Lookout was asked for it.'],
    [{ kind: 'late' }, 'notify', 'Filed as seen: it is older and came to light late.'],
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
      'In the feed only: the rating lies between 3 and 8.',
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
    [
      { kind: 'condition', unmet: { name: 'shows' } },
      'feed',
      'In the feed only: it is about none of the chosen shows.',
    ],
    [{ kind: 'condition', unmet: { name: 'self' } }, 'feed', 'In the feed only: it was you.'],
    [
      { kind: 'condition', unmet: { name: 'watchlist' }, source: 'user:mia' },
      'feed',
      'In the feed only: it is not on your watchlist. Set for Mia Lund.',
    ],
  ])('%j at %s', (reason, level, words) => expect(of([member(reason, level)])).toEqual([words]));

  it('shows an action unknown to Lookout by Trakt’s name', () => {
    expect(of([member({ kind: 'unknown-pair' }, 'feed', { action: 'bookmarked' })])).toEqual([
      'In the feed only: Lookout does not know “bookmarked”.',
    ]);
  });

  it('states each reason once, and how many activities joined', () => {
    const members = [1, 2, 3, 4].map((hours) =>
      member(rule, 'notify', { at: NOW - hours * HOUR, user: person('Ben') }),
    );
    expect(of(members, { state: 'shown', at: NOW })).toEqual([
      'Told by a notification, 7:00 AM.',
      'Worth a notification: rule for “Rated”, Episodes.',
      'Joined with 3 others.',
    ]);
    const mixed = [member(rule, 'notify'), member(rule, 'feed', { action: 'watching' })];
    expect(of(mixed)).toEqual([
      'Worth a notification: rule for “Rated”, Episodes.',
      'In the feed only: rule for “Watching now”, Episodes.',
      'Joined with 1 other.',
    ]);
  });

  it('is empty for gaps and counters', () => {
    expect(why(text, card('gap', NOW, [], { kind: 'gap' }), { sources, now: NOW })).toEqual([]);
  });
});
