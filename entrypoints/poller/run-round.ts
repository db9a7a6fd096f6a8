import type { TraktAccess, TraktDeps } from '@/entrypoints/poller/open-trakt';
import type { Trigger } from '@/utils/poll/probe';
import type { PollDeps, Round } from '@/utils/poll/round';
import { runPoll } from '@/utils/poll/run-poll';
import { serverKey } from '@/utils/server/connection';
import { withClockSetBack } from '@/utils/settings/clock-set-back';
import type { Settings } from '@/utils/settings/settings';
import { commit } from '@/utils/store/feed-writer';
import type { Database } from '@/utils/store/open-database';
import { saveRound } from '@/utils/store/poller-state';
import { readRoundSnapshot } from '@/utils/store/round-snapshot';
import { findUpkeep, type Upkeep } from '@/utils/store/upkeep';
import { probeWrite } from '@/utils/store/write';

/** The browser's side of a round, provided by the background. */
export interface PollerRoundDeps
  extends TraktDeps,
    Required<Pick<PollDeps, 'isDeferring' | 'minSaving' | 'onLost' | 'onProgress' | 'keepAlive' | 'collectErrors'>> {
  trakt: TraktAccess;
  settings: { read(): Promise<Settings>; change(change: (before: Settings) => Settings): Promise<Settings> };
  /** Whether the last round failed to store. If so, requests are sent only after a write succeeds. */
  isStoreInDoubt: boolean;
  /** Raises the notifications in the outbox, unless another server was chosen. */
  deliver(db: Database): Promise<unknown>;
  /** Removes what the store no longer needs. */
  keepSmall(db: Database, due: Upkeep): Promise<void>;
  /** Stores what a lost store would be rebuilt from. */
  keepSentinel(db: Database): Promise<void>;
}

/**
 * Runs one round on an open store: reads, announces, then prunes. A step that throws does not stop the others.
 *
 * @returns undefined if reading failed entirely or was not tried; `collectErrors` has the reason
 */
export async function runRound(
  db: Database,
  current: Settings,
  deps: PollerRoundDeps,
  trigger: Trigger,
): Promise<Round | undefined> {
  const { settings, connection, trakt, deliver, keepSmall, keepSentinel, collectErrors, now } = deps;
  const session = trakt.session(current);
  const place = serverKey(connection(current));
  const isHere = (then: Settings) => serverKey(connection(then)) === place;
  const latest = async () => {
    const then = await settings.read();
    return isHere(then) ? then : current;
  };
  const poll: PollDeps = {
    ...deps,
    settings: latest,
    protocol: connection(current).protocol,
    createTraktClient: (from, onAnswer) => trakt.feed(from, { onAnswer }),
    account: () => session.account(),
    commit,
    saveRound,
    onClockSetBack: (ahead) => settings.change((before) => withClockSetBack(before, ahead, now())),
  };
  const snapshot = await collectErrors(() => readRoundSnapshot(db));
  const canStore = !deps.isStoreInDoubt || (await collectErrors(() => probeWrite(db).then(() => true)));
  const round = canStore ? await collectErrors(() => runPoll(db, current, poll, trigger, snapshot)) : undefined;
  if (!canStore) await collectErrors(() => deliver(db));
  // Runs even if nothing could be stored, because it frees space.
  await collectErrors(async () => {
    const due = await findUpkeep(db, current.keep, snapshot, now());
    if (due) await keepSmall(db, due);
  });
  if (round && !collectErrors.thrown) await collectErrors(() => keepSentinel(db));
  return round;
}
