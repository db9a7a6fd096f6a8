import { browser } from 'wxt/browser';
import { createChanged } from '@/entrypoints/background/changed';
import { createLookUp, type LookUp } from '@/entrypoints/background/look-up';
import { createPictures, type Pictures } from '@/entrypoints/background/pictures';
import { createRounds } from '@/entrypoints/background/rounds';
import { noticeLoss } from '@/entrypoints/background/store-guard';
import type { Reader } from '@/entrypoints/reader/reader';
import { signInKey } from '@/utils/account/account';
import type { Session } from '@/utils/account/session';
import type { SigningIn } from '@/utils/account/signing-in';
import { pickLocale } from '@/utils/lib/pick-locale';
import type { Result } from '@/utils/lib/result';
import { createText, type Text } from '@/utils/lib/text';
import { createNotifier, type Notifier } from '@/utils/notify/notifier';
import type { Trigger } from '@/utils/poll/probe';
import type { Round } from '@/utils/poll/round';
import { type BuildEnv, readBuildEnv } from '@/utils/server/build-env';
import { connectionOf } from '@/utils/server/connection';
import type { Settings } from '@/utils/settings/settings';
import { createSettingsStore, type SettingsStore } from '@/utils/settings/store';
import type { Sharing } from '@/utils/settings/sync/sharing';
import { connectDatabase } from '@/utils/store/database-connection';
import { type Database, databaseName, type StoreError } from '@/utils/store/open-database';
import { readWatched } from '@/utils/store/read/watched';
import type { ActivityFeed } from '@/utils/trakt/activity-feed';
import type { Finding } from '@/utils/trakt/find-shows';
import type { Answered } from '@/utils/trakt/http';
import { lazyFeed } from '@/utils/trakt/lazy-feed';

/** What is handed in: the seams at which tests put fakes. */
export interface Seams {
  now: () => number;
  random: () => number;
  fetch: typeof fetch;
  locks: Pick<LockManager, 'request'>;
  /** What a check needs, once there is one. */
  loadReader: () => Promise<Reader>;
  /** What signing in needs. */
  loadSigningIn: () => Promise<SigningIn>;
  /** What it takes to find shows. */
  loadFinding: () => Promise<Finding>;
  /** What sharing the settings needs. */
  loadSharing: () => Promise<Sharing>;
}

export interface Services extends Seams {
  env: BuildEnv;
  /** Which Trakt these settings mean. */
  connection(settings: Settings): BuildEnv;
  settings: SettingsStore;
  text: Text;
  notifier: Notifier;
  pictures: Pictures;
  /** The store of the Trakt that `settings` mean; of the one in force where they are left out. */
  database(settings?: Settings): Promise<Result<Database, StoreError>>;
  /** Opens the store again when it is next needed: the connection fails. */
  reopenDatabase(db: Database): void;
  /** The key of the server that `settings` mean: another one may have been chosen while something was asked. */
  server(settings: Settings): string;
  /** Who has signed in there. */
  session(settings: Settings): Promise<Session>;
  /** Reads of the Trakt that `settings` mean; null where there is no client id to read with. */
  feed(settings: Settings, options?: FeedUse): ActivityFeed | null;
  /** The same for a page: within the waits that Trakt asks for, and counted. */
  lookUp: LookUp;
  /**
   * One round, never two at once. `'tick'` leaves it at that if one is under way; `'soon'` waits for it, because there is
   * something that it does not know of; `'now'` waits too and then reads everything.
   */
  check(trigger: Trigger): Promise<Result<Round, StoreError>>;
  /** Shows what an earlier worker left in the outbox, and brings alarm and badge in order. */
  recover(): Promise<void>;
  /** After any change of store or settings: alarm, badge, and word to open pages. */
  changed(): Promise<void>;
}

export interface FeedUse {
  onAnswer?: (answered: Answered) => void;
  /** Another client id than the one in force: to try it. */
  clientId?: string;
  /** Another sign-in than the one that is kept: to try it. */
  auth?: () => Promise<string>;
}

function browserText(): Text {
  // The generated types want one of the keys; here they come from `Text`, which has checked them.
  const i18n = browser.i18n as { getMessage(key: string, values?: string[]): string };
  const getMessage = (key: string, values?: string[]) => i18n.getMessage(key, values);
  return createText(getMessage, pickLocale(browser.i18n.getUILanguage(), getMessage('extLanguage')));
}

/** The only place where things are put together. */
export function createServices(seams: Seams): Services {
  const env = readBuildEnv(import.meta.env);
  const text = browserText();
  const settings = createSettingsStore();
  const connection = (of: Settings) => connectionOf(of, env);
  const databases = new Map<string, ReturnType<typeof connectDatabase>>();
  const database: Services['database'] = async (of) => {
    const name = databaseName(connection(of ?? (await settings.read())));
    const store = databases.get(name) ?? connectDatabase(name, (db) => noticeLoss(db, seams.now()));
    databases.set(name, store);
    return store.open();
  };
  const reopenDatabase = (db: Database) => databases.get(db.name)?.reopen();
  const pictures = createPictures({ settings, connection, database, ...seams });
  const notifier = createNotifier({
    notifications: browser.notifications,
    text,
    icon: browser.runtime.getURL('/icon/128.png'),
    buttons: async () => !import.meta.env.FIREFOX && (await settings.read()).buttons,
    pictures,
    async eyes() {
      const current = await settings.read();
      const { spoilers, self } = current;
      const db = spoilers === 'unwatched' ? await database(current) : null;
      return { spoilers, watched: db?.ok ? await readWatched(db.value, self) : undefined };
    },
  });

  const server = (of: Settings) => signInKey(connection(of));
  const session = async (of: Settings) => {
    const trakt = connection(of);
    const isInForce = async () => connection(await settings.read()).clientId === trakt.clientId;
    const deps = { ...seams, clientId: trakt.clientId, isInForce };
    return (await seams.loadReader()).createSession(server(of), deps);
  };
  const feed: Services['feed'] = (of, { onAnswer, clientId, auth } = {}) => {
    const { protocol, apiOrigin: origin, clientId: own } = connection(of);
    const id = clientId ?? own;
    if (id === null) return null;
    const trakt = { protocol, origin, clientId: id, ...seams, onAnswer };
    return lazyFeed(async () => {
      const { createFeed } = await seams.loadReader();
      // A key that is only tried is sent no token: those there are were made for another.
      if (auth || id !== own) return createFeed({ ...trakt, auth });
      const { authorization, refused } = await session(of);
      return createFeed({ ...trakt, auth: authorization, refused });
    });
  };

  const changed = createChanged({ connection, settings, text, database, now: seams.now });

  const shared = {
    ...seams,
    connection,
    server,
    session,
    settings,
    text,
    notifier,
    pictures,
    database,
    reopenDatabase,
    feed,
    changed,
  };

  return {
    ...seams,
    env,
    connection,
    server,
    session,
    settings,
    text,
    notifier,
    pictures,
    database,
    reopenDatabase,
    feed,
    lookUp: createLookUp({ ...seams, feed, database, changed }),
    changed,
    ...createRounds(shared),
  };
}
