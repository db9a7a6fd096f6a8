import type { LaterScripts } from '@/entrypoints/background/later-scripts';
import type { SignalBoard } from '@/entrypoints/background/signal-board';
import type { Session } from '@/utils/account/session';
import type { Result } from '@/utils/lib/result';
import type { Text } from '@/utils/lib/text';
import type { CommandError } from '@/utils/messaging/protocol';
import type { Notifier } from '@/utils/notify/notifier';
import type { PictureSource } from '@/utils/notify/picture-choice';
import type { Trigger } from '@/utils/poll/probe';
import type { Round } from '@/utils/poll/round';
import type { TraktServer } from '@/utils/server/build-env';
import type { Settings } from '@/utils/settings/settings';
import type { Database } from '@/utils/store/open-database';
import type { StoreError } from '@/utils/store/store-error';
import type { TraktError } from '@/utils/trakt/errors';
import type { TraktClient } from '@/utils/trakt/trakt-client';

/**
 * Everything commands and handlers may use. Each declares its own part with `Pick<Services, …>`; only `create-services`
 * knows the implementations.
 */
export interface Services extends ServiceDeps, TraktServices, StoreServices, RoundServices {
  settings: SettingsAccess;
  signals: SignalBoard;
  text: Text;
  notifier: Notifier;
  pictures: Pictures;
}

/** Dependencies from outside. Tests pass fakes here. */
export interface ServiceDeps {
  now: () => number;
  random: () => number;
  fetch: typeof fetch;
  locks: Pick<LockManager, 'request'>;
  /** What a request must save now to be sent, see `poll/price`. */
  minSaving: () => Promise<number>;
  /** Rejects if the script cannot be loaded. */
  loadScript: <K extends keyof LaterScripts>(name: K) => Promise<LaterScripts[K]>;
}

export interface TraktServices {
  env: TraktServer;
  /** The Trakt server that the settings point to. */
  connection(settings: Settings): TraktServer;
  /** The key of that server. Compare it after a request: another server may have been chosen meanwhile. */
  server(settings: Settings): string;
  /** The sign-in at that server. */
  session(settings: Settings): Promise<Session>;
  lookUp: LookUp;
}

/**
 * Sends a page's requests to the server that the settings `of` choose. During a wait that Trakt or its edge asked for,
 * nothing is sent and the wait is the answer. A wait for other reasons, such as a refused key, does not apply to a key
 * that is tried here. The requests spent, and any wait they met, are in the budget before the page gets its answer.
 */
export type LookUp = <T>(
  of: Settings,
  ask: (trakt: TraktClient) => Promise<Result<T, CommandError>>,
  trial?: Trial,
) => Promise<Result<T, CommandError>>;

/** Credentials to try in place of the current ones. */
interface Trial {
  clientId?: string;
  auth?: () => Promise<string>;
}

export interface StoreServices {
  /** The store of the server that `settings` point to; without `settings`, of the current server. */
  database(settings?: Settings): Promise<Result<Database, StoreError>>;
  /** Reopens the store at its next use, after its connection failed. */
  reopenDatabase(db: Database): void;
}

/** The only way to the settings in the background: used by commands, the settings file, sync and the poller. */
export interface SettingsAccess {
  read(): Promise<Settings>;
  /**
   * Changes the settings, one change at a time, and applies what follows from it. `change` returns the same object if
   * nothing is to change.
   *
   * @param also further items to store in the same write
   */
  change(change: (before: Settings) => Settings, also?: () => object): Promise<Settings>;
  /**
   * The same, if the current server is still the one with the key `server`, as it was when the data was requested.
   * Returns null and changes nothing if another was chosen meanwhile: the same name is another person there.
   */
  changeAt(server: string, change: (before: Settings) => Settings): Promise<Settings | null>;
}

export interface Pictures {
  /**
   * The picture as a `data:` URL: from the store, else from Trakt, which also stores it. `not-found` if pictures are
   * off.
   */
  get(source: PictureSource): Promise<Result<string, TraktError | StoreError>>;
  /** The first of these that is available. */
  first(sources: readonly PictureSource[]): Promise<string | undefined>;
  /**
   * Prefetches pictures for upcoming notifications, with a limit on time and number. Pictures that arrive later are
   * stored for next time.
   */
  ahead(wanted: readonly PictureSource[][]): Promise<void>;
}

export interface RoundServices {
  /**
   * Runs one round, never two at once. `'tick'` and `'look'` do nothing if a round is running. `'soon'` waits for it
   * and runs another, because the running one may have begun before the latest change. `'now'` waits too, then reads
   * everything.
   */
  check(trigger: Trigger): Promise<Result<Round, StoreError>>;
  /** Starts a round without making the caller wait. If it fails, the next alarm runs one. */
  checkSoon(): void;
  /**
   * Raises notifications in the outbox that are not deferred. Does nothing during a round, which does it at its end.
   */
  flushOutbox(): Promise<void>;
  /** Does something while no round runs and nothing is delivered. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Updates alarm, badge, menu and open pages from settings and store. Calls are serialized, so that an older snapshot
   * never overwrites a newer one. `settings.change` calls it; code that changes the store must call it itself.
   */
  refreshBrowserUi(): Promise<void>;
}
