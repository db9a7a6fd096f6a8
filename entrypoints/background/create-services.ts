import { browser } from 'wxt/browser';
import { createDemoFetch } from '@/entrypoints/background/demo-fetch';
import { createLookUp } from '@/entrypoints/background/look-up';
import { createPictures } from '@/entrypoints/background/pictures';
import { createRefreshBrowserUi } from '@/entrypoints/background/refresh-browser-ui';
import { createRounds } from '@/entrypoints/background/rounds';
import type { ServiceDeps, Services } from '@/entrypoints/background/services';
import { createReadSettings, createSettingsAccess } from '@/entrypoints/background/settings-access';
import { createSignalBoard } from '@/entrypoints/background/signal-board';
import { noticeLoss } from '@/entrypoints/background/store-guard';
import { pickLocale } from '@/utils/lib/pick-locale';
import { createText, type Text } from '@/utils/lib/text';
import { createNotifier } from '@/utils/notify/notifier';
import { readBuildEnv } from '@/utils/server/build-env';
import { connectionOf, databaseName, serverKey } from '@/utils/server/connection';
import { isDemo } from '@/utils/server/demo';
import type { Settings } from '@/utils/settings/settings';
import { spoilerContextOf } from '@/utils/settings/spoiler-context';
import { connectDatabase } from '@/utils/store/database-connection';
import type { Database } from '@/utils/store/open-database';
import { readWatched } from '@/utils/store/read/watched';

function browserText(): Text {
  // The generated types require a known key; `Text` has checked the keys that arrive here.
  const i18n = browser.i18n as { getMessage(key: string, values?: string[]): string };
  const getMessage = (key: string, values?: string[]) => i18n.getMessage(key, values);
  return createText(getMessage, pickLocale(browser.i18n.getUILanguage(), getMessage('extLanguage')));
}

/** Reading the browser's messages takes longer than creating all services, and replies to pages need none. */
function lazyText(make: () => Text): Text {
  let made: Text | undefined;
  const known = () => {
    made ??= make();
    return made;
  };
  const text = (...input: Parameters<Text>) => known()(...input);
  const plural = (...input: Parameters<Text['plural']>) => known().plural(...input);
  return Object.defineProperty(Object.assign(text, { plural, locale: '' }), 'locale', { get: () => known().locale });
}

/** The composition root: the only place where services are put together. */
export function createServices(outside: ServiceDeps): Services {
  const { now, loadScript } = outside;
  const env = readBuildEnv(import.meta.env);
  const text = lazyText(browserText);
  const connection = (of: Settings) => connectionOf(of, env);
  const server = (of: Settings) => serverKey(connection(of));
  const read = createReadSettings();
  const deps: ServiceDeps = {
    ...outside,
    fetch: createDemoFetch(outside),
    // The demo's requests cost nothing.
    minSaving: async () => (isDemo(connection(await read())) ? 0 : outside.minSaving()),
  };
  const signals = createSignalBoard();
  const databases = new Map<string, ReturnType<typeof connectDatabase>>();
  const database: Services['database'] = async (of) => {
    const name = databaseName(connection(of ?? (await read())));
    const store = databases.get(name) ?? connectDatabase(name, (db) => noticeLoss(db, loadScript, now()));
    databases.set(name, store);
    return store.open();
  };
  const reopenDatabase = (db: Database) => databases.get(db.name)?.reopen();
  const refreshBrowserUi = createRefreshBrowserUi({ connection, text, database, now, loadScript, signals, read });
  const settings = createSettingsAccess({ connection, server, database, refreshBrowserUi, read });
  const pictures = createPictures({ ...deps, settings, connection, database });
  const notifier = createNotifier({
    notifications: browser.notifications,
    text,
    icon: browser.runtime.getURL('/icon/128.png'),
    async look() {
      if (import.meta.env.FIREFOX) return { buttons: false, silent: false };
      const { buttons, sound } = await settings.read();
      return { buttons, silent: sound === 'silent' };
    },
    pictures,
    async spoilerContext() {
      const current = await settings.read();
      const { spoilers, self } = current;
      const db = spoilers === 'unwatched' ? await database(current) : null;
      return spoilerContextOf(current, db?.ok ? await readWatched(db.value, self) : undefined);
    },
  });
  const trakt = async () => (await loadScript('poller')).openTrakt({ ...deps, connection, settings });
  const session: Services['session'] = async (of) => (await trakt()).session(of);
  const lookUp = createLookUp({ ...deps, connection, trakt, database, refreshBrowserUi });
  const shared = {
    ...deps,
    connection,
    server,
    session,
    lookUp,
    settings,
    signals,
    text,
    notifier,
    pictures,
    database,
    reopenDatabase,
    refreshBrowserUi,
  };
  return { ...shared, env, ...createRounds(shared) };
}
