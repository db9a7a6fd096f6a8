import { browser } from 'wxt/browser';
import { tellEnded, tellLost } from '@/entrypoints/background/account-notices';
import { createChanged } from '@/entrypoints/background/changed';
import { createLookUp, type LookUp } from '@/entrypoints/background/look-up';
import { createPictures, type Pictures } from '@/entrypoints/background/pictures';
import type { Reader } from '@/entrypoints/reader/reader';
import { signInKey } from '@/utils/account/account';
import type { Session } from '@/utils/account/session';
import type { SigningIn } from '@/utils/account/signing-in';
import { pickLocale } from '@/utils/lib/pick-locale';
import type { Result } from '@/utils/lib/result';
import { createText, type Text } from '@/utils/lib/text';
import { signal } from '@/utils/messaging/signals';
import { deliver } from '@/utils/notify/deliver';
import { holdAt } from '@/utils/notify/hold';
import { createNotifier, type Notifier } from '@/utils/notify/notifier';
import { LIMITS } from '@/utils/notify/plan';
import { screenNow } from '@/utils/notify/screen';
import { countAnswers } from '@/utils/poll/count-answers';
import type { PollDeps, Round } from '@/utils/poll/run-poll';
import { type BuildEnv, readBuildEnv } from '@/utils/settings/build-env';
import { connectionOf } from '@/utils/settings/connection';
import { isWatching, type Settings } from '@/utils/settings/settings';
import { createSettingsStore, type SettingsStore } from '@/utils/settings/settings-store';
import type { Sharing } from '@/utils/settings/sharing';
import { connectDatabase } from '@/utils/store/database-connection';
import { createGoOn } from '@/utils/store/go-on';
import { type Database, databaseName, type StoreError, toStoreError } from '@/utils/store/open-database';
import { readWatched } from '@/utils/store/watched';
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
  check(why: 'tick' | 'soon' | 'now'): Promise<Result<Round, StoreError>>;
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

/** Held by a round from its wish to its end: a second tick has nothing to add. */
const ROUND_LOCK = 'lookout:round';
/**
 * Held by whoever reads or delivers. Another lock than the round's: each worker starts with `recover`, and the alarm
 * that woke it must wait for that, not be lost to it.
 */
const POLL_LOCK = 'lookout:poll';

function browserText(): Text {
  // The generated types want one of the keys; here they come from `Text`, which has checked them.
  const i18n = browser.i18n as { getMessage(key: string, values?: string[]): string };
  const getMessage = (key: string, values?: string[]) => i18n.getMessage(key, values);
  return createText(getMessage, pickLocale(browser.i18n.getUILanguage(), getMessage('extLanguage')));
}

const keepAlive = async () => {
  await browser.runtime.getPlatformInfo();
};

/** The only place where things are put together. */
export function createServices(seams: Seams): Services {
  const env = readBuildEnv(import.meta.env);
  const text = browserText();
  const settings = createSettingsStore();
  const connection = (of: Settings) => connectionOf(of, env);
  const databases = new Map<string, ReturnType<typeof connectDatabase>>();
  const database: Services['database'] = async (of) => {
    const name = databaseName(connection(of ?? (await settings.read())));
    const connect = databases.get(name) ?? connectDatabase(name);
    databases.set(name, connect);
    return connect();
  };
  const limits = import.meta.env.FIREFOX ? LIMITS.firefox : LIMITS.chromium;
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

  const isHeld = async () => {
    const timing = await settings.read();
    return holdAt(timing, await screenNow(timing.quiet), seams.now()) !== null;
  };
  const deliverAll = (db: Database) =>
    deliver(db, { notifier, now: seams.now, settings: settings.read, screen: screenNow, limits });

  /** At the end of a round, whatever became of it: must not keep what comes after from being done. */
  const tellOfAccount = async () => {
    try {
      if (!(await isHeld())) await tellEnded({ session, settings, text, notifier });
    } catch (error) {
      console.error(error);
    }
  };

  const changed = createChanged({ connection, settings, text, database, now: seams.now });

  async function round(everything: boolean): Promise<Result<Round, StoreError>> {
    const current = await settings.read();
    const db = await database(current);
    if (!db.ok) {
      await changed();
      return db;
    }
    const goOn = createGoOn(console.error);
    try {
      const { runPoll, commit, nameSources, prune } = await seams.loadReader();
      const deps: PollDeps = {
        protocol: connection(current).protocol,
        now: seams.now,
        random: seams.random,
        createFeed: (from, onAnswer) => feed(from, { onAnswer }),
        account: async () => (await session(current)).account(),
        keepAlive,
        commit,
        isHeld,
        onLost: (slug, name) => tellLost({ text, notifier }, slug, name),
        deliver: deliverAll,
        goOn,
        onProgress: (done, total) => signal({ check: { done, total } }),
      };
      const value = await goOn(() => runPoll(db.value, current, deps, everything));
      const answers: Answered[] = [];
      const isWell = value?.stopped === null && !goOn.thrown;
      const named = isWell && feed(current, { onAnswer: (each) => answers.push(each) });
      const isHere = (then: Settings) => server(then) === server(current);
      if (named) await goOn(() => nameSources(db.value, settings, named, pictures, isHere));
      await goOn(() => countAnswers(db.value, answers, seams.now(), seams.random));
      // Also where nothing could be stored: it makes room.
      await goOn(() => prune(db.value, current.keep, seams.now(), keepAlive));
      const error = goOn.thrown && toStoreError(goOn.thrown.error);
      if (error) await signal({ storeTrouble: error.reason });
      // Where nothing was to be stored, nothing shows that it can be.
      else if (!isWatching(current) || (value?.read ?? 0) > 0) await signal({ storeTrouble: null });
      return error || !value ? { ok: false, error: error ?? toStoreError(null) } : { ok: true, value };
    } finally {
      await signal({ check: null });
      await tellOfAccount();
      await changed();
    }
  }

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
    feed,
    lookUp: createLookUp({ ...seams, feed, database, changed }),
    changed,
    check: (why) =>
      why !== 'tick'
        ? seams.locks.request(ROUND_LOCK, () => seams.locks.request(POLL_LOCK, () => round(why === 'now')))
        : seams.locks.request(ROUND_LOCK, { ifAvailable: true }, (lock) =>
            lock
              ? seams.locks.request(POLL_LOCK, () => round(false))
              : { ok: true as const, value: { news: 0, failed: 0, read: 0, stopped: null, error: null, cut: false } },
          ),
    async recover() {
      await changed();
      await seams.locks.request(POLL_LOCK, { ifAvailable: true }, async (lock) => {
        // Nothing is under way: what says so was left behind by a worker that was stopped.
        if (lock) await signal({ check: null });
        const db = lock ? await database() : null;
        const goOn = createGoOn(console.error);
        const isTold = db?.ok && (await goOn(() => deliverAll(db.value)));
        if (goOn.thrown) await signal({ storeTrouble: toStoreError(goOn.thrown.error).reason });
        if (isTold || goOn.thrown) await changed();
      });
    },
  };
}
