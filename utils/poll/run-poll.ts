import { HOUR, MINUTE, SECOND } from '@/utils/lib/time';
import {
  afterAnswer,
  afterError,
  canSpend,
  fullBudget,
  isWaiting,
  liftWait,
  roomOf,
  SUSTAINED,
  withOthers,
} from '@/utils/poll/budget';
import { behind, catchUpAt } from '@/utils/poll/catch-up';
import { currentJudging } from '@/utils/poll/current-judging';
import { followsOf } from '@/utils/poll/follows';
import { lostAccess, personOf } from '@/utils/poll/lost-access';
import { afterRead, beginRound, isFine, outageAfter, probeFirst, probeOf } from '@/utils/poll/outage';
import { planStreams } from '@/utils/poll/plan-streams';
import { mayProbe, type Trigger } from '@/utils/poll/probe';
import { readStream } from '@/utils/poll/read-stream';
import { repairBudget } from '@/utils/poll/repair-budget';
import type { PollDeps, Round } from '@/utils/poll/round';
import { type Candidate, candidates, nextRead, plan, tickMinutes } from '@/utils/poll/schedule';
import type { Settings } from '@/utils/settings/settings';
import type { UserSource } from '@/utils/sources/source';
import { healClock } from '@/utils/store/heal-clock';
import type { Database } from '@/utils/store/open-database';
import { readPollerState, updatePollerState } from '@/utils/store/poller-state';
import { standstillOf, waitOf } from '@/utils/store/read/waiting';
import type { PollerState } from '@/utils/store/schema';
import { readFollowing, readStreamStates } from '@/utils/store/stream-states';
import { wakeStreams } from '@/utils/store/wake-streams';
import { isOutageError, stopsRound, type TraktError } from '@/utils/trakt/errors';

/** A round ends after this long, ms, whatever is left to read: it stays due and the next tick takes it up. */
const ROUND_DEADLINE = 4 * MINUTE;
/** News is shown at least this often, ms, while a long round goes on. */
const DELIVER_EVERY = 20 * SECOND;
/** Streams read side by side: quick for many people, and still no burst. */
const SIDE_BY_SIDE = 4;

/**
 * The corridor: one round over the streams that are due. To be called under the poll lock only. While Trakt is down, one
 * probe goes first; its good answer ends the rests that the outage caused, and the round follows.
 *
 * @param trigger `now`, "Check now": reads all streams, due or not; a wait that Trakt named is kept all the same
 * @throws only where the store cannot even be read
 */
export async function runPoll(db: Database, settings: Settings, deps: PollDeps, trigger: Trigger): Promise<Round> {
  await deps.goOn(() => healClock(db, deps.now()));
  if (!(await readPollerState(db))?.outage) return runRound(db, settings, deps, trigger, false);
  const probe = await runRound(db, settings, deps, trigger, true);
  if (probe.stopped !== null || (await readPollerState(db))?.outage) return probe;
  await wakeStreams(db, ({ lastError }) => isOutageError(lastError));
  const { news, failed, read, ...rest } = await runRound(db, settings, deps, trigger, false);
  return { ...rest, news: probe.news + news, failed: probe.failed + failed, read: probe.read + read };
}

async function runRound(
  db: Database,
  settings: Settings,
  deps: PollDeps,
  trigger: Trigger,
  isProbe: boolean,
): Promise<Round> {
  const { now, random, goOn } = deps;
  const round: Round = { news: 0, failed: 0, read: 0, stopped: null, error: null, cut: false };
  await goOn(() => deps.deliver(db));
  const sources = settings.paused ? [] : settings.sources.filter(({ paused }) => !paused);
  const who = deps.account ?? (async () => null);
  const me = (await who())?.slug;
  const { states, streams, coverage } = await planStreams(db, settings, deps, me);
  const known = await readPollerState(db);
  let { budget = fullBudget(now()), lastCheck = null, lost = [], lastFailed }: Partial<PollerState> = known ?? {};
  budget = repairBudget(budget, now());
  const suspects = new Set<string>();
  const { rules, checkMinutes, longestHours } = settings;
  if (mayProbe(budget, trigger, checkMinutes, now())) budget = liftWait(budget);
  const follows = followsOf(states);
  const wanted = candidates({ streams, states, sources, rules, coverage, checkMinutes });
  const room = roomOf(budget, now());
  const planned = plan(wanted, {
    now: now(),
    room,
    perDay: SUSTAINED,
    longest: longestHours * HOUR,
    everything: trigger === 'now',
  });
  // Without the list of people the feed is not read at all, and would tell nothing about Trakt.
  const hidden = new Set(Array.isArray(states.get('follows')?.cursor?.people) ? [] : ['following']);
  const due = isProbe ? [probeOf(wanted, hidden)].filter((each) => !!each) : probeFirst(planned.due, hidden);
  let reach = beginRound(known?.outage);
  let catchUp = catchUpAt(known, wanted, planned.longest, room, now());
  /** What has still to be read before that is told which was slept through. */
  const left = new Set(catchUp && behind(wanted, catchUp.since, planned.longest));
  if (left.size === 0) catchUp = undefined;
  let saving: Promise<void> = Promise.resolve();
  /** The budget as the store last had it: what is another there now is what look-ups have made of it since. */
  let stored = known?.budget ?? budget;
  const save = () => {
    const before = stored;
    saving = updatePollerState(db, (found) => {
      budget = withOthers(budget, stored, found?.budget);
      stored = budget;
      const outage = outageAfter(known?.outage, reach, now(), tickMinutes(streams, checkMinutes) * MINUTE);
      return { budget, lastCheck, lastFailed, lost, catchUp, outage };
    }).catch((error: unknown) => {
      // It has what it had: else the next save would take that for a wait that somebody else has ended.
      stored = before;
      throw error;
    });
    return saving;
  };
  // A catch-up stands in the store before anything that it holds back.
  if (known && (budget !== known.budget || catchUp !== known.catchUp)) await goOn(save);
  const feed = deps.createFeed(settings, (answered) => {
    const wait = budget.waitUntil;
    budget = afterAnswer(budget, answered, now(), random);
    // At once, before the read that met it is through: the worker may be stopped any time. Awaited in `readOne`.
    if (budget.waitUntil !== wait) save().catch(() => {});
  });
  if (!feed) return { ...round, stopped: 'no-client-id' };
  const waiting = waitOf(budget, now());
  if (waiting) return { ...round, stopped: 'waiting', error: waiting.error };

  const started = now();
  let delivered = started;
  let done = 0;
  const names = new Map(follows.people.map(({ slug, name }) => [slug, name]));
  const nameOf = (slug: string) => names.get(slug);
  const except = sources.flatMap((source) => (source.kind === 'following' ? source.except : []));
  const people = [...names.keys()].filter((slug) => !except.includes(slug));
  const onFailed = (error: TraktError) => {
    budget = afterError(budget, error, now(), random);
    return stopsRound(error) && isWaiting(budget, now()) ? budget.waitUntil : null;
  };
  const judging = async (at: number, listAsked?: number) =>
    currentJudging(db, (await deps.settings?.()) ?? settings, at, listAsked);
  const interval = checkMinutes * MINUTE;
  const context = { db, feed, commit: deps.commit, judging, interval, onFailed, now, random, nameOf, people };
  let isCounted = true;
  const mayGoOn = () => {
    if (round.stopped !== null || !isCounted) return false;
    if (isWaiting(budget, now())) round.stopped = 'waiting';
    else if (!canSpend(budget, now())) round.cut = true;
    return canSpend(budget, now()) && now() - started < ROUND_DEADLINE;
  };
  const total = due.length;
  const readOne = async (candidate: Candidate) => {
    await deps.keepAlive();
    const { stream, state } = candidate;
    const reader = await who();
    // Somebody has signed in meanwhile: what is left was planned for those whom another follows.
    if (reader && reader.slug !== me) {
      due.length = 0;
      return;
    }
    // Without the list nobody knows who belongs into the feed: it waits.
    if (stream.kind === 'following' && reader?.state === 'in' && !(await isListKnown(db))) return;
    const mine = sources.filter(({ id }) => stream.sourceIds.includes(id));
    const { news, error } = await readStream(stream, state, mine, {
      ...context,
      readAs: reader?.state === 'in' ? reader.slug : undefined,
      nextDue: (at) => nextRead(candidate, at, planned),
    });
    round.news += news;
    const person = personOf(stream);
    if (person && error?.kind === 'private' && !lost.includes(person)) suspects.add(person);
    if (!error) lost = lost.filter((slug) => slug !== person);
    reach = afterRead(reach, error, isFine(candidate));
    if (error) {
      round.failed += 1;
      lastFailed = now();
      if (stopsRound(error) || reach.state === 'down') Object.assign(round, { stopped: error.kind, error });
    } else {
      round.read += 1;
      lastCheck = now();
    }
    if (!error || !stopsRound(error)) left.delete(candidate);
    if (left.size === 0) catchUp = undefined;
    await saving;
    await save();
    done += 1;
    await deps.onProgress(done, Math.max(done, total));
  };
  const step = async (candidate: Candidate) => {
    if (!(await goOn(() => readOne(candidate).then(() => true)))) {
      round.failed += 1;
      // Trakt has answered: it was the store.
      reach = { ...reach, state: 'up' };
      // What cannot be counted is not asked: Trakt would be asked more than it allows.
      isCounted &&= (await goOn(() => save().then(() => true))) ?? false;
    }
    if (now() - delivered < DELIVER_EVERY) return;
    delivered = now();
    await goOn(() => deps.deliver(db));
  };
  const worker = async () => {
    for (let candidate = due.shift(); candidate; candidate = due.shift()) {
      if (!mayGoOn()) return;
      await step(candidate);
    }
  };
  if (total > 0) await deps.onProgress(0, total);
  // Alone, until Trakt has answered: see `poll/outage`. A listing that failed before proves nothing: another confirms it.
  const tried = new Set(hidden);
  for (let next = due.shift(); next && reach.state === 'unknown' && mayGoOn(); ) {
    tried.add(next.key);
    await step(next);
    next = reach.failed > 0 ? probeOf(wanted, tried) : undefined;
  }
  due.splice(0, due.length, ...due.filter(({ key }) => hidden.has(key) || !tried.has(key)));
  // The feed of those whom one follows is judged by the list of them.
  const list = due.findIndex(({ stream }) => stream.kind === 'follows');
  for (const candidate of list >= 0 && mayGoOn() ? due.splice(list, 1) : []) await step(candidate);
  await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, due.length) }, worker));
  if (round.stopped !== null) round.error = waitOf(budget, now())?.error ?? round.error;
  else if (round.cut && round.read === 0) round.error = standstillOf(budget, now())?.error ?? null;
  await goOn(() => deps.deliver(db));
  if (goOn.thrown || suspects.size === 0 || (await deps.isHeld?.())) return round;
  for (const slug of lostAccess(suspects, streams, await readStreamStates(db), await who())) {
    const source = sources.find((each) => each.kind === 'user' && each.username === slug) as UserSource | undefined;
    // First that it was told, then the telling: not twice, whatever happens in between.
    lost = [...lost, slug];
    await save();
    await deps.onLost?.(slug, source?.name ?? nameOf(slug) ?? slug);
  }
  return round;
}

/** Whether it was ever read whom the signed-in person follows. */
async function isListKnown(db: Database): Promise<boolean> {
  return Array.isArray((await readFollowing(db)).get('follows')?.cursor?.people);
}
