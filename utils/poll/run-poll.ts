import { announceLostAccess } from '@/utils/poll/announcing';
import { tickMinutes } from '@/utils/poll/check-times';
import { createLedger } from '@/utils/poll/ledger';
import { activeSources, planRound, type RoundInput } from '@/utils/poll/plan-round';
import { planStreams } from '@/utils/poll/plan-streams';
import { MIN_SAVING_MS } from '@/utils/poll/price';
import type { Trigger } from '@/utils/poll/probe';
import { readPlanned } from '@/utils/poll/reading';
import { NO_ROUND, type PollDeps, type Round } from '@/utils/poll/round';
import type { Settings } from '@/utils/settings/settings';
import { healClock } from '@/utils/store/heal-clock';
import type { Database } from '@/utils/store/open-database';
import { makeOutlines } from '@/utils/store/outlines';
import { readPollerState } from '@/utils/store/poller-state';
import { waitOf } from '@/utils/store/read/waiting';
import { type RoundSnapshot, readRoundSnapshot } from '@/utils/store/round-snapshot';
import { wakeStreams } from '@/utils/store/wake-streams';
import { isOutageError } from '@/utils/trakt/errors';

/**
 * Runs one round over the streams that are due. Must be called under the poll lock. During an outage, one probe goes
 * first; its good answer clears the rests that the outage caused, and a full round follows.
 *
 * @param trigger `now` ("Check now") reads all streams, due or not; a wait that Trakt named is still respected
 * @param snapshot the store, if it has just been read
 * @throws only if the store cannot be read at all
 */
export async function runPoll(
  db: Database,
  settings: Settings,
  deps: PollDeps,
  trigger: Trigger,
  snapshot?: RoundSnapshot,
): Promise<Round> {
  const found = snapshot ?? (await readRoundSnapshot(db));
  const ahead = (await deps.collectErrors(() => healClock(db, found, deps.now()))) ?? 0;
  if (ahead > 0) await deps.collectErrors(async () => deps.onClockSetBack?.(ahead));
  const known = ahead > 0 ? await readRoundSnapshot(db) : found;
  // While Trakt is down, only checks try it.
  if (known.poller?.outage && trigger === 'look') return NO_ROUND;
  if (!known.poller?.outage) return pollOnce(db, known, settings, deps, trigger, false);
  const probe = await pollOnce(db, known, settings, deps, trigger, true);
  if (probe.stopped !== null || (await readPollerState(db))?.outage) return probe;
  await wakeStreams(db, ({ lastError }) => isOutageError(lastError));
  const next = await readRoundSnapshot(db);
  const current = (await deps.settings?.()) ?? settings;
  const { news, failed, read, ...rest } = await pollOnce(db, next, current, deps, trigger, false);
  return { ...rest, news: probe.news + news, failed: probe.failed + failed, read: probe.read + read };
}

async function pollOnce(
  db: Database,
  begun: RoundSnapshot,
  before: Settings,
  deps: PollDeps,
  trigger: Trigger,
  isProbe: boolean,
): Promise<Round> {
  const { now, random, collectErrors } = deps;
  if (begun.lacksOutlines) await collectErrors(() => makeOutlines(db));
  if (begun.hasPending) await collectErrors(() => deps.deliver(db));
  // Raising notifications takes a while, and pages may have changed something meanwhile.
  const snapshot = begun.hasPending ? await readRoundSnapshot(db) : begun;
  const settings = (begun.hasPending ? await deps.settings?.() : null) ?? before;
  const account = await deps.account?.();
  const wanted = await planStreams(db, settings, deps, snapshot, account);
  const known = snapshot.poller;
  const minSaving = (await deps.minSaving?.()) ?? MIN_SAVING_MS;
  const input: RoundInput = { ...wanted, settings, trigger, isProbe, known, minSaving };
  const plan = planRound(input, now());
  const tick = tickMinutes(wanted.streams, settings.checkMinutes);
  const ledger = createLedger(db, known, plan, { now, random, tickMinutes: tick, saveRound: deps.saveRound });
  // The catch-up is stored before any notification that it defers.
  await collectErrors(ledger.save);
  const trakt = deps.createTraktClient(settings, ledger.onAnswer);
  if (!trakt) return { ...NO_ROUND, stopped: 'no-client-id' };
  const waiting = waitOf(ledger.budget(), now());
  if (waiting) return { ...NO_ROUND, stopped: 'waiting', error: waiting.error };
  const { round, suspects } = await readPlanned(db, trakt, input, plan, ledger, deps, account ?? null);
  const isSignedOut = account === null && activeSources(settings).some(({ kind }) => kind === 'following');
  if (isSignedOut && plan.wanted.length === 0) round.error ??= { kind: 'sign-in' };
  await collectErrors(() => deps.deliver(db));
  await announceLostAccess(db, input, suspects, ledger, deps);
  return round;
}
