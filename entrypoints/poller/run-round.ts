import { openTrakt, type TraktDeps } from '@/entrypoints/poller/open-trakt';
import type { Trigger } from '@/utils/poll/probe';
import type { PollDeps, Round } from '@/utils/poll/round';
import { runPoll } from '@/utils/poll/run-poll';
import { serverKey } from '@/utils/server/connection';
import type { Settings } from '@/utils/settings/settings';
import { commit } from '@/utils/store/feed-writer';
import type { Database } from '@/utils/store/open-database';
import { readPollerState } from '@/utils/store/poller-state';
import { prune } from '@/utils/store/prune';
import { probeWrite } from '@/utils/store/write';

/** What the background hands in: the browser's side of a round. */
export interface RoundDeps
  extends TraktDeps,
    Required<Pick<PollDeps, 'isDeferring' | 'onLost' | 'onProgress' | 'keepAlive' | 'collectErrors'>> {
  /** Whether the last round could not store: Trakt is then asked only once a write goes through. */
  isStoreInDoubt: boolean;
  /** Raises what the outbox holds. */
  deliver(db: Database): Promise<unknown>;
  /** Keeps what a lost store would be rebuilt from. */
  keepSentinel(db: Database, now: number): Promise<void>;
}

/**
 * One round on an open store: reads and announces, then makes room. A step that throws keeps no other from being done.
 *
 * @returns undefined where reading failed as a whole, or was not tried; `collectErrors` has the reason
 */
export async function runRound(
  db: Database,
  current: Settings,
  deps: RoundDeps,
  trigger: Trigger,
): Promise<Round | undefined> {
  const { settings, connection, deliver, keepSentinel, keepAlive, collectErrors, now } = deps;
  const trakt = openTrakt(deps);
  const place = serverKey(connection(current));
  const isHere = (then: Settings) => serverKey(connection(then)) === place;
  const latest = async () => {
    const then = await settings.read();
    return isHere(then) ? then : current;
  };
  // As it was before this round sets it.
  const lastCheck = await collectErrors(async () => (await readPollerState(db))?.lastCheck ?? null);
  const poll: PollDeps = {
    ...deps,
    settings: latest,
    protocol: connection(current).protocol,
    createTraktClient: (from, onAnswer) => trakt.feed(from, { onAnswer }),
    account: () => trakt.session(current).account(),
    commit,
    deliver: async (store) => isHere(await settings.read()) && deliver(store),
  };
  const canStore = !deps.isStoreInDoubt || (await collectErrors(() => probeWrite(db).then(() => true)));
  const round = canStore ? await collectErrors(() => runPoll(db, current, poll, trigger)) : undefined;
  if (!canStore) await collectErrors(() => deliver(db));
  // Also where nothing could be stored: it makes room.
  await collectErrors(() => prune(db, { ...current.keep, lastCheck }, now(), keepAlive));
  if (round && !collectErrors.thrown) await collectErrors(() => keepSentinel(db, now()));
  return round;
}
