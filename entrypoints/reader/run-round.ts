import { browser } from 'wxt/browser';
import { nameSources } from '@/entrypoints/reader/name-sources';
import { openTrakt, type TraktDeps } from '@/entrypoints/reader/open-trakt';
import { type CollectErrors, createCollectErrors } from '@/utils/lib/collect-errors';
import { readSignals, signal } from '@/utils/messaging/signals';
import { countAnswers } from '@/utils/poll/count-answers';
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
import type { Answered } from '@/utils/trakt/http';

/** What the background hands in: the browser's side of a round. */
export interface RoundDeps extends TraktDeps, Required<Pick<PollDeps, 'isHeld' | 'onLost'>> {
  settings: Parameters<typeof nameSources>[1];
  pictures: Parameters<typeof nameSources>[3];
  /** Raises what the outbox holds. */
  deliver(db: Database): Promise<unknown>;
  /** Keeps what a lost store would be rebuilt from. */
  keepSentinel(db: Database, now: number): Promise<void>;
}

const keepAlive = async () => {
  await browser.runtime.getPlatformInfo();
};

export interface RoundOutcome {
  /** Undefined where reading failed as a whole, or was not tried. */
  round: Round | undefined;
  /** The first failure of a step. */
  thrown: CollectErrors['thrown'];
}

/**
 * One round on an open store: reads and announces, finds names that are missing, makes room. A step that throws keeps no
 * other from being done.
 */
export async function runRound(
  db: Database,
  current: Settings,
  deps: RoundDeps,
  trigger: Trigger,
): Promise<RoundOutcome> {
  const { settings, connection, pictures, isHeld, onLost, deliver, keepSentinel, now, random } = deps;
  const trakt = openTrakt(deps);
  const collectErrors = createCollectErrors(console.error);
  const place = serverKey(connection(current));
  const isHere = (then: Settings) => serverKey(connection(then)) === place;
  const latest = async () => {
    const then = await settings.read();
    return isHere(then) ? then : current;
  };
  // As it was before this round sets it.
  const lastCheck = await collectErrors(async () => (await readPollerState(db))?.lastCheck ?? null);
  const poll: PollDeps = {
    settings: latest,
    protocol: connection(current).protocol,
    now,
    random,
    createFeed: (from, onAnswer) => trakt.feed(from, { onAnswer }),
    account: () => trakt.session(current).account(),
    keepAlive,
    commit,
    isHeld,
    onLost,
    deliver: async (store) => isHere(await settings.read()) && deliver(store),
    collectErrors,
    onProgress: (done, total) => signal({ check: { done, total } }),
  };
  // After a round that could not store, Trakt is asked only once a write goes through.
  const canStore = !(await readSignals()).storeTrouble || (await collectErrors(() => probeWrite(db).then(() => true)));
  const round = canStore ? await collectErrors(() => runPoll(db, current, poll, trigger)) : undefined;
  if (!canStore) await collectErrors(() => deliver(db));
  const answers: Answered[] = [];
  const isWell = round?.stopped === null && !collectErrors.thrown;
  const named = isWell && trakt.feed(current, { onAnswer: (each) => answers.push(each) });
  if (named) await collectErrors(() => nameSources(db, settings, named, pictures, isHere));
  await collectErrors(() => countAnswers(db, answers, now(), random));
  // Also where nothing could be stored: it makes room.
  await collectErrors(() => prune(db, { ...current.keep, lastCheck }, now(), keepAlive));
  if (round && !collectErrors.thrown) await collectErrors(() => keepSentinel(db, now()));
  return { round, thrown: collectErrors.thrown };
}
