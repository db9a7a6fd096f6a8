import type { CollectErrors } from '@/utils/lib/collect-errors';
import type { Settings } from '@/utils/settings/settings';
import type { commit } from '@/utils/store/feed-writer';
import type { Database } from '@/utils/store/open-database';
import type { UsedUp } from '@/utils/store/read/waiting';
import type { TraktError } from '@/utils/trakt/errors';
import type { Answered } from '@/utils/trakt/http';
import type { TraktClient } from '@/utils/trakt/trakt-client';

export interface PollDeps {
  protocol: 'v1' | 'v2';
  now: () => number;
  random: () => number;
  /** Reads of Trakt, counted by `onAnswer`; null where there is no client id to read with. */
  createTraktClient(settings: Settings, onAnswer: (answered: Answered) => void): TraktClient | null;
  /** Who has signed in, whether or not it has `ended` since; null: nobody. */
  account?(): Promise<Who | null>;
  /** As they are now, of the same server: they may change while a round goes on. Absent: they do not. */
  settings?(): Promise<Settings>;
  /** Any call of the extension's API: a worker that only fetches and stores is killed after 30 s. */
  keepAlive(): Promise<void>;
  /** Stores what was read, whole or not at all: `store/feed-writer`. */
  commit: typeof commit;
  /** Shows what the outbox holds. */
  deliver(db: Database): Promise<unknown>;
  onProgress(done: number, total: number): Promise<void>;
  /** Whether nothing may interrupt now: quiet hours, a snooze. What is told of no card then waits for a later round. */
  isDeferring?(): Promise<boolean>;
  /** Runs what must not end the round by throwing; what was thrown is part of the round's outcome. */
  collectErrors: CollectErrors;
  /** Somebody who could be seen has closed their profile: called once, until they can be seen again. */
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
  /** Streams that were read and stored. */
  read: number;
  /** Why nothing could be asked, if so. */
  stopped: TraktError['kind'] | 'no-client-id' | 'waiting' | null;
  /** What stopped it, with the time until which Trakt is left alone where that is known. */
  error: TraktError | UsedUp | null;
  /** The allowance was used up before all was read: the rest stays due. */
  cut: boolean;
}

export const NO_ROUND: Round = { news: 0, failed: 0, read: 0, stopped: null, error: null, cut: false };
