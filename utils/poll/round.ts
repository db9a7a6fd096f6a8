import type { CollectErrors } from '@/utils/lib/collect-errors';
import type { Settings } from '@/utils/settings/settings';
import type { commit } from '@/utils/store/feed-writer';
import type { Database } from '@/utils/store/open-database';
import type { saveRound } from '@/utils/store/poller-state';
import type { UsedUp } from '@/utils/store/read/waiting';
import type { TraktError } from '@/utils/trakt/errors';
import type { Answered } from '@/utils/trakt/http';
import type { TraktClient } from '@/utils/trakt/trakt-client';

export interface PollDeps {
  protocol: 'v1' | 'v2';
  now: () => number;
  random: () => number;
  /** A client that reports each answer to `onAnswer`; null if there is no Client ID. */
  createTraktClient(settings: Settings, onAnswer: (answered: Answered) => void): TraktClient | null;
  /** The signed-in account, even if its sign-in has `ended`; null: nobody. */
  account?(): Promise<Who | null>;
  /** The current settings of the same server, which may change during a round. Absent: they do not change. */
  settings?(): Promise<Settings>;
  /** Called when stored times lie `ahead` (ms) of the clock: it was ahead, and may have set other times as well. */
  onClockSetBack?(ahead: number): Promise<unknown>;
  /** Calls any extension API: a worker that only fetches and stores is killed after 30 s. */
  keepAlive(): Promise<void>;
  /** Stores the rows of a read atomically: `store/feed-writer`. */
  commit: typeof commit;
  /** Stores the poller's state and those of quiet streams: `store/poller-state`. */
  saveRound: typeof saveRound;
  /** What a request must save now; `MIN_SAVING_MS` if left out. */
  minSaving?(): Promise<number>;
  /** Raises the notifications in the outbox. */
  deliver(db: Database): Promise<unknown>;
  onProgress(done: number, total: number): Promise<void>;
  /**
   * Whether notifications are deferred now, by quiet hours or a snooze. Notices that belong to no card then wait for a
   * later round.
   */
  isDeferring?(): Promise<boolean>;
  /** Runs steps that may fail without ending the round. Their errors become part of its outcome. */
  collectErrors: CollectErrors;
  /**
   * Called once when somebody who could be seen has closed their profile, and again only after they could be seen in
   * between.
   */
  onLost?(slug: string, name: string): Promise<void>;
}

export interface Who {
  slug: string;
  /** When they signed in, ms UTC. */
  since: number;
  state: 'in' | 'ended';
}

export interface Round {
  news: number;
  failed: number;
  /** Number of streams that were read and stored. */
  read: number;
  /** Why no request could be sent, if so. */
  stopped: TraktError['kind'] | 'no-client-id' | 'waiting' | null;
  /** What stopped the round, with the end of the wait if it is known. */
  error: TraktError | UsedUp | null;
  /** The allowance was used up before everything was read. The rest stays due. */
  cut: boolean;
}

export const NO_ROUND: Round = { news: 0, failed: 0, read: 0, stopped: null, error: null, cut: false };
