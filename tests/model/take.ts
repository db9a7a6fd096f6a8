import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import type { QuietRange } from '@/utils/rules/quiet-hours';
import {
  withLeftOut,
  withoutSource,
  withPaused,
  withRules,
  withSeasons,
  withSource,
  withSourcePaused,
  withSourceRules,
} from '@/utils/settings/changes';
import { withFile } from '@/utils/settings/file/apply';
import { readSettingsFile, writeSettingsFile } from '@/utils/settings/file/read';
import type { Settings } from '@/utils/settings/settings';
import { updatePollerState } from '@/utils/store/poller-state';
import { markAllRead, markRead } from '@/utils/store/read-marks';
import { leftOver, unreadSince } from './invariants';
import type { Model } from './model';
import { settingsAt, sourceOf, V2_ONLY, withCell } from './setting';
import { type Step, seasonsOf } from './steps';
import { turns } from './turns';

const ALL_DAYS: QuietRange['days'] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** The hour that one night has twice and another not at all; a night. */
const QUIET: readonly QuietRange[] = [
  { days: ALL_DAYS, from: '02:15', to: '02:45' },
  { days: ALL_DAYS, from: '22:00', to: '06:00' },
];

/** Activities that the person has read are not announced any more: the store says which. */
async function read({ db, clock, excused }: Model, all: boolean): Promise<void> {
  const [newest] = await db.getAllKeys('unread', null, 1);
  if (all) await markAllRead(db, clock.now);
  else if (newest) await markRead(db, [newest[1]], clock.now);
  for (const { delivery, activities } of await db.getAll('cards')) {
    const isRead = delivery.state === 'suppressed' && delivery.reason === 'read-before';
    for (const each of isRead ? activities : []) excused.add(each.id);
  }
}

const ruleOf = (settings: Settings, id: string) => settings.sources.find((each) => each.id === id)?.rules;

/** Changes of settings, as a page's commands make them; null: another kind of step. */
function changeOf(it: Model, step: Step): ((before: Settings) => Settings) | null {
  const { clock, model } = it;
  const { now } = clock;
  switch (step.do) {
    case 'rule': {
      const { cell, level, source } = step;
      if (source === null) return (before) => withRules(before, withCell(before.rules, cell, level));
      return (before) => withSourceRules(before, source, withCell(ruleOf(before, source), cell, level));
    }
    case 'inherit':
      return (before) => withSourceRules(before, step.source, withCell(ruleOf(before, step.source), step.cell, null));
    case 'pause':
      return (before) => {
        if (step.source === 'all') return withPaused(before, !before.paused);
        const paused = before.sources.find(({ id }) => id === step.source)?.paused ?? true;
        return withSourcePaused(before, step.source, !paused);
      };
    case 'remove':
      if (model.protocol === 'v1' && V2_ONLY.includes(step.source)) return (before) => before;
      return (before) =>
        before.sources.some(({ id }) => id === step.source)
          ? withoutSource(before, step.source)
          : withSource(before, sourceOf(step.source, now));
    case 'seasons':
      return (before) => withSeasons(before, step.source, seasonsOf(step.seasons));
    case 'leave out':
      return (before) => {
        const following = before.sources.find(({ kind }) => kind === 'following');
        const isOut = following?.kind === 'following' && following.except.includes(step.user);
        return withLeftOut(before, step.user, !isOut);
      };
    case 'snooze':
      return (before) => ({ ...before, snoozeUntil: before.snoozeUntil ? null : now + HOUR });
    case 'quiet': {
      const range = QUIET[step.range];
      return (before) => ({ ...before, quiet: { ...before.quiet, ranges: range ? [range] : [] } });
    }
    case 'digest':
      return (before) => ({ ...before, digest: { mode: step.mode, at: '02:30' } });
    case 'restore': {
      const trakt = { protocol: model.protocol, apiOrigin: 'https://trakt.test' } as const;
      const file = readSettingsFile(model.backup ?? writeSettingsFile(settingsAt(now, model.protocol), trakt), trakt);
      if (!file.ok) throw new Error(`A backup cannot be read: ${JSON.stringify(file.error)}`);
      return (before) => withFile(before, file.value.file, trakt, now);
    }
    default:
      return null;
  }
}

/** Commands that start a check. */
const READ_SOON: readonly Step['do'][] = ['pause', 'remove', 'seasons', 'leave out', 'restore'];

export async function take(it: Model, step: Step): Promise<void> {
  const { model, trakt, clock } = it;
  await model.buried;
  const change = changeOf(it, step);
  if (change) {
    it.change(change);
    return READ_SOON.includes(step.do) ? it.check('soon') : undefined;
  }
  switch (step.do) {
    case 'event':
      return trakt.event(step.user, step.kind, step.item, step.number, step.ago);
    case 'burst':
      for (let count = 1; count <= step.count; count += 1) trakt.event(step.user, step.kind, step.item, count);
      return;
    case 'take back':
      return trakt.takeBack(step.user, step.kind);
    case 'follow':
      return trakt.follow(step.user);
    case 'refuse the feed':
      return trakt.refuseFeed();
    case 'turns':
      return turns(step.count);
    case 'settle':
      return it.untilIdle();
    case 'pass':
      return it.pass(step.ms);
    case 'clock':
      return it.setClock(step.ahead);
    case 'check':
      return it.check(step.why);
    case 'kill':
      await it.kill();
      if (step.andBrowser) model.screen.clear();
      return;
    case 'lose the store':
      return it.lose();
    case 'ambush':
      model.ambush = step.at;
      return;
    case 'wake':
      return void it.wake();
    case 'fault':
      trakt.fault(step.kind, step.times);
      return;
    case 'outage':
      trakt.state.outage = { fault: step.kind, until: clock.right + step.hours * HOUR };
      return sitOut(it, step.hours * HOUR);
    case 'read':
      return read(it, step.all);
    case 'sleep': {
      for (const user of ['ann', 'bob'] as const) trakt.event(user, 'play', 'movie', 1);
      clock.right += DAY;
      // Makes more due than one check can read: only 30 requests are left.
      const { tokens } = step;
      await updatePollerState(
        it.db,
        (state) => state && { ...state, budget: { ...state.budget, tokens, at: clock.now } },
      );
      return it.pass(0);
    }
    case 'back up':
      model.backup = writeSettingsFile(model.settings, { protocol: model.protocol, apiOrigin: 'https://trakt.test' });
      return;
    case 'dismiss':
      return model.screen.clear();
    case 'look':
      model.isLooking = !model.isLooking;
      return;
    case 'permission':
      model.permission = step.is;
      return;
  }
}

/** The alarm's period while the model waits, ms: the shortest time between two checks. */
const RING = 5 * MINUTE;
/** The latest that Lookout notices Trakt's return, ms, including the alarm's inaccuracy. */
const BACK = 20 * MINUTE;

/** An outage until its end; after a while, Trakt is asked no more than once a check. */
async function sitOut(it: Model, ms: number): Promise<void> {
  const { trakt, violations } = it;
  const step = Math.max(RING, ms / 8);
  for (let passed = 0; passed < ms; passed += step) {
    await it.untilIdle();
    trakt.state.asked = 0;
    it.pass(step);
    await it.untilIdle();
    const { asked, outage } = trakt.state;
    const isDown = it.clock.right < outage.until;
    if (isDown && passed >= 2 * step && asked > 1) violations.push(`asked ${asked} times in one check of an outage`);
  }
}

/** All faults end, and time passes until everything wanted is read and announced. */
export async function calm(it: Model): Promise<void> {
  const { model, trakt } = it;
  await model.buried;
  model.ambush = null;
  trakt.clearFaults();
  await it.kill();
  if (it.clock.ahead !== 0) it.setClock(0);
  const back = it.truth.next();
  it.wake();
  for (let passed = 0; passed < BACK; passed += RING) {
    await it.untilIdle();
    it.pass(RING);
  }
  await it.untilIdle();
  for (const key of unreadSince(it, back)) model.violations.push(`${key} was not read when Trakt was back`);
  // Failed listings back off for a day at most.
  if (trakt.state.troubled.size > 0) it.pass(DAY + HOUR);
  it.wake();
  await it.untilIdle();
  it.check('now');
  await it.untilIdle();
  // The check may have learned who is followed, or that the feed is refused: the next acts on it.
  it.check('now');
  await it.untilIdle();
  // Deferred notifications (quiet hours, digest) are shown when their time has come.
  for (let hours = 0; hours < 48 && (await leftOver(it)).length > 0; hours += 1) {
    it.pass(HOUR);
    it.wake();
    await it.untilIdle();
  }
  await it.takeStock();
}
