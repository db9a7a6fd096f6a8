import type { LaterScripts } from '@/entrypoints/background/later-scripts';
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
 * All that commands and handlers may use. Each states its own part with `Pick<Services, …>`; only `create-services` knows
 * what is behind it.
 */
export interface Services extends ServiceDeps, TraktServices, StoreServices, RoundServices {
  settings: SettingsAccess;
  text: Text;
  notifier: Notifier;
  pictures: Pictures;
}

/** What is handed in from outside: tests put fakes here. */
export interface ServiceDeps {
  now: () => number;
  random: () => number;
  fetch: typeof fetch;
  locks: Pick<LockManager, 'request'>;
  /** Rejects if the script cannot be loaded. */
  loadScript: <K extends keyof LaterScripts>(name: K) => Promise<LaterScripts[K]>;
}

export interface TraktServices {
  env: TraktServer;
  /** Which Trakt these settings mean. */
  connection(settings: Settings): TraktServer;
  /** The key of the server that `settings` mean: another one may have been chosen while something was asked. */
  server(settings: Settings): string;
  /** Who has signed in there. */
  session(settings: Settings): Promise<Session>;
  lookUp: LookUp;
}

/**
 * Asks the Trakt that `of` means something for a page. While Trakt or its edge wants to be left alone, nothing is sent and
 * that is the answer; a wait for other reasons, a refused key, says nothing of the key that may be tried here. What was
 * spent, and a wait that was met, are in the budget before the page has its answer.
 */
export type LookUp = <T>(
  of: Settings,
  ask: (trakt: TraktClient) => Promise<Result<T, CommandError>>,
  trial?: Trial,
) => Promise<Result<T, CommandError>>;

/** What is tried instead of what is in force. */
interface Trial {
  clientId?: string;
  auth?: () => Promise<string>;
}

export interface StoreServices {
  /** The store of the Trakt that `settings` mean; of the one in force where they are left out. */
  database(settings?: Settings): Promise<Result<Database, StoreError>>;
  /** Opens the store again when it is next needed: the connection fails. */
  reopenDatabase(db: Database): void;
}

/** The one way to the settings in the background: for commands, the settings file, sync and the poller alike. */
export interface SettingsAccess {
  read(): Promise<Settings>;
  /**
   * Changes them, one change after the other, and brings in line whatever follows from a change. `change` returns the same
   * object where nothing is to change.
   *
   * @param also what else is to be stored in the same write
   */
  change(change: (before: Settings) => Settings, also?: () => object): Promise<Settings>;
  /**
   * The same while the server in force is still the one with the key `server`, as when what is to be changed was asked
   * for; null, and nothing changed, where another was chosen meanwhile: the same name is somebody else there.
   */
  changeAt(server: string, change: (before: Settings) => Settings): Promise<Settings | null>;
}

export interface Pictures {
  /** The picture as a `data:` address: from the store, else from Trakt, for next time. `not-found` where none are wanted. */
  get(source: PictureSource): Promise<Result<string, TraktError | StoreError>>;
  /** The first of these that is to be had. */
  first(sources: readonly PictureSource[]): Promise<string | undefined>;
  /** Fetches what news will want, in a short time and in small number; what comes later is there for next time. */
  ahead(wanted: readonly PictureSource[][]): Promise<void>;
}

export interface RoundServices {
  /**
   * One round, never two at once. `'tick'` leaves it at that if one is under way; `'soon'` waits for it, because there is
   * something that it does not know of; `'now'` waits too and then reads everything.
   */
  check(trigger: Trigger): Promise<Result<Round, StoreError>>;
  /** Begins a round without making the caller wait. The alarm does it if this cannot. */
  checkSoon(): void;
  /** Raises what the outbox holds and nothing defers, unless a round is under way, which does it at its end. */
  flushOutbox(): Promise<void>;
  /**
   * Updates alarm, badge, menu and open pages from settings and store. Calls are serialized, so that an older snapshot
   * never overwrites a newer one. `settings.change` calls it; whoever changes the store has to.
   */
  refreshBrowserUi(): Promise<void>;
}
