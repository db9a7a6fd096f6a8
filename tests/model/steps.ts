import fc from 'fast-check';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import { LEVELS, type Level } from '@/utils/rules/rule';
import { DIGEST_MODES, type DigestMode } from '@/utils/settings/settings';
import { ITEMS, type Item, KINDS, type Kind, USERS, type User } from './facts';
import { ARROWS, type ArrowName } from './model';
import type { Fault } from './model-trakt';
import { CELLS, type Cell, SOURCE_IDS, type SourceId } from './setting';

const SHOWS = ['show:dark', 'show:fargo'] as const;
const SEASONS = ['all', [1], [2], [1, 2]] as const;

/** What can happen, one after the other. A step does not wait for pending work unless it says so. */
export type Step =
  | { do: 'event'; user: User; kind: Kind; item: Item; number: number; ago: number }
  | { do: 'burst'; user: User; kind: Kind; item: Item; count: number }
  | { do: 'take back'; user: User; kind: Kind }
  | { do: 'turns'; count: number }
  | { do: 'settle' }
  | { do: 'pass'; ms: number }
  | { do: 'clock'; ahead: number }
  | { do: 'check'; why: 'tick' | 'soon' | 'now' }
  | { do: 'kill'; andBrowser: boolean }
  | { do: 'lose the store' }
  | { do: 'ambush'; at: ArrowName }
  | { do: 'wake' }
  | { do: 'fault'; kind: Fault; times: number }
  | { do: 'outage'; kind: Fault; hours: number }
  | { do: 'refuse the feed' }
  | { do: 'rule'; cell: Cell; level: Level; source: SourceId | null }
  | { do: 'inherit'; cell: Cell; source: SourceId }
  | { do: 'pause'; source: SourceId | 'all' }
  | { do: 'remove'; source: SourceId }
  | { do: 'seasons'; source: (typeof SHOWS)[number]; seasons: number }
  | { do: 'leave out'; user: User }
  | { do: 'follow'; user: User }
  | { do: 'read'; all: boolean }
  | { do: 'snooze' }
  | { do: 'quiet'; range: number }
  | { do: 'digest'; mode: DigestMode }
  | { do: 'sleep'; tokens: number }
  | { do: 'back up' }
  | { do: 'restore' }
  | { do: 'dismiss' }
  | { do: 'look' }
  | { do: 'permission'; is: 'granted' | 'denied' };

const user = fc.constantFrom(...USERS);
const followable = fc.constantFrom('ann' as const, 'bob' as const, 'cat' as const);
const kind = fc.oneof(
  { weight: 4, arbitrary: fc.constant('play' as const) },
  { weight: 2, arbitrary: fc.constant('comment' as const) },
  fc.constantFrom(...KINDS),
);
const item = fc.constantFrom(...ITEMS);
const source = fc.constantFrom(...SOURCE_IDS);
const cell = fc.oneof(
  fc.constantFrom('episode:scrobble' as const, 'movie:scrobble' as const),
  fc.constantFrom(...CELLS),
);
const level = fc.constantFrom(...LEVELS);
const to = (max: number) => fc.integer({ min: 1, max });
const of = <const D extends string, T extends object>(name: D, rest: fc.Arbitrary<T>, weight: number) => ({
  arbitrary: rest.map((each) => ({ do: name, ...each })) as unknown as fc.Arbitrary<Step>,
  weight,
});

const ago = fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.constantFrom(MINUTE, HOUR, 3 * DAY));
const why = fc.constantFrom('tick' as const, 'soon' as const, 'now' as const);
const outage = fc.constantFrom<Fault>('offline', 'server', 'not-json', '429-silent', 'blocked-silent');
const fault = fc.constantFrom<Fault>(
  'offline',
  'server',
  'not-json',
  '429',
  '429-silent',
  'blocked',
  'blocked-silent',
  'hang',
  'slow',
  'slow',
  'private',
  'no-allowance',
);
const time = fc.constantFrom(MINUTE, 5 * MINUTE, 5 * MINUTE, 6 * MINUTE, 30 * MINUTE);
const long = fc.constantFrom(HOUR, DAY, 10 * DAY);
const ahead = fc.constantFrom(0, 0, HOUR, -HOUR, DAY, -DAY);

export const step: fc.Arbitrary<Step> = fc.oneof(
  of('event', fc.record({ user, kind, item, number: to(4), ago }), 14),
  of('burst', fc.record({ user, kind, item, count: to(8) }), 2),
  of('take back', fc.record({ user, kind }), 1),
  of('turns', fc.record({ count: to(60) }), 8),
  of('settle', fc.constant({}), 4),
  of('pass', fc.record({ ms: fc.oneof({ weight: 8, arbitrary: time }, long) }), 9),
  of('clock', fc.record({ ahead }), 1),
  of('check', fc.record({ why }), 8),
  of('kill', fc.record({ andBrowser: fc.boolean() }), 5),
  of('ambush', fc.record({ at: fc.constantFrom(...ARROWS, 'attempted', 'raised') }), 6),
  of('wake', fc.constant({}), 2),
  of('lose the store', fc.constant({}), 1),
  of('fault', fc.record({ kind: fault, times: to(3) }), 3),
  of('outage', fc.record({ kind: outage, hours: fc.constantFrom(1, 2, 8, 24) }), 1),
  of('refuse the feed', fc.constant({}), 1),
  of('rule', fc.record({ cell, level, source: fc.oneof(source, fc.constant(null)) }), 4),
  of('inherit', fc.record({ cell, source }), 1),
  of('pause', fc.record({ source: fc.oneof({ weight: 5, arbitrary: source }, fc.constant('all' as const)) }), 2),
  of('remove', fc.record({ source }), 3),
  of('seasons', fc.record({ source: fc.constantFrom(...SHOWS), seasons: fc.nat(SEASONS.length - 1) }), 1),
  of('leave out', fc.record({ user: followable }), 1),
  of('follow', fc.record({ user: followable }), 1),
  of('read', fc.record({ all: fc.boolean() }), 1),
  of('snooze', fc.constant({}), 1),
  of('quiet', fc.record({ range: fc.constantFrom(-1, 0, 1) }), 1),
  of('digest', fc.record({ mode: fc.constantFrom(...DIGEST_MODES) }), 1),
  of('sleep', fc.record({ tokens: fc.constantFrom(31, 32, 33) }), 1),
  of('back up', fc.constant({}), 1),
  of('restore', fc.constant({}), 1),
  of('dismiss', fc.constant({}), 1),
  of('look', fc.constant({}), 1),
  of('permission', fc.record({ is: fc.constantFrom('granted' as const, 'denied' as const) }), 1),
);

export const seasonsOf = (index: number): 'all' | number[] => {
  const seasons = SEASONS[index] ?? 'all';
  return seasons === 'all' ? 'all' : [...seasons];
};
