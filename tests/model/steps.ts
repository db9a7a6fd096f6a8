import fc from 'fast-check';
import { PAIRS } from '@/utils/activity/activity';
import { DAY, HOUR, MINUTE, SECOND } from '@/utils/lib/time';
import type { QuietRange } from '@/utils/rules/quiet-hours';
import { LEVELS, type Level, type Rules } from '@/utils/rules/rule';
import { withFile } from '@/utils/settings/apply-file';
import { withoutSource, withPaused, withRules, withSource, withSourcePaused } from '@/utils/settings/changes';
import { DEFAULT_SETTINGS, DIGEST_MODES, type DigestMode, type Settings } from '@/utils/settings/settings';
import { readSettingsFile, writeSettingsFile } from '@/utils/settings/settings-file';
import type { UserSource } from '@/utils/sources/source';
import { updatePollerState } from '@/utils/store/poller-state';
import { markAllRead, markRead } from '@/utils/store/read-marks';
import { ARROWS, type ArrowName, type Model } from './model';
import { type Fault, KINDS, type Kind } from './model-trakt';
import { turns } from './turns';

export const USERS = ['ann', 'bob'] as const;
type User = (typeof USERS)[number];

const CELLS = ['episode:scrobble', 'movie:scrobble', 'movie:rating'] as const;
type Cell = (typeof CELLS)[number];

/** All but three cells are off, so that two listings of each person are read. */
export function rulesOf(levels: Readonly<Record<Cell, Level>>): Rules {
  const rules: Rules = {};
  for (const { type, action } of PAIRS) {
    rules[type] = { ...rules[type], [action]: levels[`${type}:${action}` as Cell] ?? 'off' };
  }
  return rules;
}

const LEVELS_AT_FIRST = { 'episode:scrobble': 'notify', 'movie:scrobble': 'notify', 'movie:rating': 'badge' } as const;

/** Half an hour before Europe sets its clocks back, and forward: it is half past two, or half past one, in Berlin. */
export const STARTS = [Date.UTC(2026, 9, 25, 0, 30), Date.UTC(2027, 2, 28, 0, 30)] as const;

export const sourceOf = (username: User, since: number): UserSource => ({
  kind: 'user',
  id: `user:${username}`,
  username,
  name: username,
  paused: false,
  since,
});

export const settingsAt = (start: number): Settings => ({
  ...DEFAULT_SETTINGS,
  rules: rulesOf(LEVELS_AT_FIRST),
  sources: USERS.map((user) => sourceOf(user, start)),
});

/** A backup is a file, and says nothing of when anything was. */
const TRAKT = { protocol: 'v2', apiOrigin: 'https://trakt.test' } as const;
const ALL_DAYS: QuietRange['days'] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** The hour that one night has twice and another not at all; a night. */
const QUIET: readonly QuietRange[] = [
  { days: ALL_DAYS, from: '02:15', to: '02:45' },
  { days: ALL_DAYS, from: '22:00', to: '06:00' },
];

/** What can happen, one after the other; nothing waits for what is under way unless it says so. */
export type Step =
  | { do: 'event'; user: User; kind: Kind; item: number; ago: number }
  | { do: 'burst'; user: User; kind: Kind; count: number }
  | { do: 'take back'; user: User; kind: Kind }
  | { do: 'turns'; count: number }
  | { do: 'settle' }
  | { do: 'pass'; minutes: number }
  | { do: 'clock'; ms: number }
  | { do: 'check'; why: 'tick' | 'soon' | 'now' }
  | { do: 'kill'; andBrowser: boolean }
  | { do: 'ambush'; at: ArrowName }
  | { do: 'wake' }
  | { do: 'fault'; kind: Fault; times: number }
  | { do: 'rule'; cell: Cell; level: Level }
  | { do: 'pause'; user: User | 'all' }
  | { do: 'remove'; user: User }
  | { do: 'read'; all: boolean }
  | { do: 'snooze' }
  | { do: 'quiet'; range: number }
  | { do: 'digest'; mode: DigestMode }
  | { do: 'sleep'; tokens: number }
  | { do: 'back up' }
  | { do: 'restore' }
  | { do: 'dismiss' }
  | { do: 'permission'; is: 'granted' | 'denied' };

const user = fc.constantFrom(...USERS);
const kind = fc.constantFrom(...KINDS);
const to = (max: number) => fc.integer({ min: 1, max });
const of = <const D extends string, T extends object>(name: D, rest: fc.Arbitrary<T>, weight: number) => ({
  arbitrary: rest.map((each) => ({ do: name, ...each })) as unknown as fc.Arbitrary<Step>,
  weight,
});

const ago = fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.constantFrom(MINUTE, HOUR, 3 * DAY));
const why = fc.constantFrom('tick' as const, 'soon' as const, 'now' as const);
const fault = fc.constantFrom<Fault>(
  'offline',
  'server',
  'not-json',
  '429',
  '429-silent',
  'blocked',
  'hang',
  'slow',
  'slow',
  'private',
);

export const step: fc.Arbitrary<Step> = fc.oneof(
  of('event', fc.record({ user, kind, item: to(6), ago }), 12),
  of('burst', fc.record({ user, kind, count: to(8) }), 2),
  of('take back', fc.record({ user, kind }), 1),
  of('turns', fc.record({ count: to(60) }), 8),
  of('settle', fc.constant({}), 3),
  of('pass', fc.record({ minutes: fc.constantFrom(1, 5, 6, 30) }), 8),
  of('clock', fc.record({ ms: fc.constantFrom(DAY, HOUR, -HOUR, -DAY, 10 * DAY) }), 1),
  of('check', fc.record({ why }), 7),
  of('kill', fc.record({ andBrowser: fc.boolean() }), 6),
  of('ambush', fc.record({ at: fc.constantFrom(...ARROWS, 'attempted', 'raised') }), 6),
  of('wake', fc.constant({}), 2),
  of('fault', fc.record({ kind: fault, times: to(3) }), 3),
  of('rule', fc.record({ cell: fc.constantFrom(...CELLS), level: fc.constantFrom(...LEVELS) }), 2),
  of('pause', fc.record({ user: fc.oneof(user, fc.constant('all' as const)) }), 1),
  of('remove', fc.record({ user }), 1),
  of('read', fc.record({ all: fc.boolean() }), 1),
  of('snooze', fc.constant({}), 1),
  of('quiet', fc.record({ range: fc.constantFrom(-1, 0, 1) }), 1),
  of('digest', fc.record({ mode: fc.constantFrom(...DIGEST_MODES) }), 1),
  of('sleep', fc.record({ tokens: fc.constantFrom(31, 32, 33) }), 2),
  of('back up', fc.constant({}), 1),
  of('restore', fc.constant({}), 1),
  of('dismiss', fc.constant({}), 1),
  of('permission', fc.record({ is: fc.constantFrom('granted' as const, 'denied' as const) }), 1),
);

/** What is read is not told any more: the store says of what. */
async function read({ db, clock, excused }: Model, all: boolean): Promise<void> {
  const [newest] = await db.getAllKeys('unread', null, 1);
  if (all) await markAllRead(db, clock.now);
  else if (newest) await markRead(db, [newest[1]], clock.now);
  for (const { delivery, activities } of await db.getAll('cards')) {
    const isRead = delivery.state === 'suppressed' && delivery.reason === 'read-before';
    for (const each of isRead ? activities : []) excused.add(each.id);
  }
}

export async function take(it: Model, step: Step): Promise<void> {
  const { model, trakt, clock } = it;
  await model.buried;
  switch (step.do) {
    case 'event':
      return trakt.event(step.user, step.kind, step.item, step.ago);
    case 'burst':
      for (let count = 0; count < step.count; count += 1) trakt.event(step.user, step.kind, count + 1);
      return;
    case 'take back':
      return trakt.takeBack(step.user, step.kind);
    case 'turns':
      return turns(step.count);
    case 'settle':
      return it.settle();
    case 'pass':
      return it.pass(step.minutes * MINUTE);
    case 'clock':
      return it.pass(step.ms);
    case 'check':
      return it.check(step.why);
    case 'kill':
      await it.kill();
      if (step.andBrowser) model.screen.clear();
      return;
    case 'ambush':
      model.ambush = step.at;
      return;
    case 'wake':
      return void it.wake();
    case 'fault':
      trakt.fault(step.kind, step.times);
      return;
    case 'rule': {
      const rules = (before: Settings): Rules => {
        const [type, action] = step.cell.split(':') as ['movie', 'rating'];
        return { ...before.rules, [type]: { ...before.rules[type], [action]: step.level } };
      };
      return it.change((before) => withRules(before, rules(before)));
    }
    case 'pause': {
      const { user } = step;
      it.change((before) => {
        if (user === 'all') return withPaused(before, !before.paused, clock.now);
        const paused = before.sources.find(({ id }) => id === `user:${user}`)?.paused ?? true;
        return withSourcePaused(before, `user:${user}`, !paused, clock.now);
      });
      return it.check('soon');
    }
    case 'remove': {
      const id = `user:${step.user}`;
      const isThere = model.settings.sources.some((source) => source.id === id);
      it.change((before) => (isThere ? withoutSource(before, id) : withSource(before, sourceOf(step.user, clock.now))));
      return isThere ? undefined : it.check('soon');
    }
    case 'read':
      return read(it, step.all);
    case 'snooze':
      return it.change((before) => ({ ...before, snoozeUntil: before.snoozeUntil ? null : clock.now + HOUR }));
    case 'quiet': {
      const range = QUIET[step.range];
      return it.change((before) => ({ ...before, quiet: { ...before.quiet, ranges: range ? [range] : [] } }));
    }
    case 'digest':
      return it.change((before) => ({ ...before, digest: { mode: step.mode, at: '02:30' } }));
    case 'sleep': {
      // So that more is due then than one check can read: of what is in the bucket 30 stay there.
      const tokens = step.tokens - DAY / SECOND;
      await updatePollerState(
        it.db,
        (state) => state && { ...state, budget: { ...state.budget, tokens, at: clock.now } },
      );
      for (const user of USERS) trakt.event(user, 'history', 1);
      return it.pass(DAY);
    }
    case 'back up':
      model.backup = writeSettingsFile(model.settings, TRAKT);
      return;
    case 'restore': {
      const file = readSettingsFile(model.backup ?? writeSettingsFile(settingsAt(clock.now), TRAKT), TRAKT);
      if (!file.ok) throw new Error('A backup cannot be read');
      it.change((before) => withFile(before, file.value.file, TRAKT, clock.now));
      return it.check('soon');
    }
    case 'dismiss':
      return model.screen.clear();
    case 'permission':
      model.permission = step.is;
      return;
  }
}

/** All is well again, and goes on until everything wanted is read and told. */
export async function calm(it: Model): Promise<void> {
  const { model, trakt } = it;
  await model.buried;
  model.ambush = null;
  trakt.clearFaults();
  await it.kill();
  it.wake();
  await it.settle();
  // Whatever rests after failures does so for a day at most.
  it.pass(DAY + HOUR);
  it.wake();
  await it.settle();
  it.check('now');
  await it.settle();
  // What quiet hours or a digest hold back is told when their time has come.
  for (let hours = 0; hours < 48 && (await model.db.count('outbox')) > 0; hours += 1) {
    it.pass(HOUR);
    it.wake();
    await it.settle();
  }
}
