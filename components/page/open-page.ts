import { connectStore, type StoreReader } from '@/components/page/connect-store';
import { type Followed, follow } from '@/components/page/followed';
import { lastStore, rememberStore } from '@/components/page/last-store';
import { readBuildEnv, type TraktServer } from '@/utils/server/build-env';
import { connectionOf, databaseName } from '@/utils/server/connection';
import { isDemo } from '@/utils/server/demo';
import { readSettings, watchSettings } from '@/utils/settings/read-settings';
import type { Settings } from '@/utils/settings/settings';

/** What every page works with. */
export interface PageDeps {
  /** The server of the build; the settings may choose another. */
  build: TraktServer;
  settings: Followed<Settings>;
  read: StoreReader;
}

/** Requests settings and store at once. To show another Trakt server, the page reloads. */
export function openPage(): PageDeps {
  const build = readBuildEnv(import.meta.env);
  const settings = follow(readSettings, watchSettings);
  const nameOf = (of: Settings) => databaseName(connectionOf(of, build));
  const guess = lastStore();
  const name = settings.first.then((first) => {
    const known = nameOf(first);
    // The demo's store would come back if a page opened it after the demo's end.
    if (known !== guess && !isDemo(connectionOf(first, build))) rememberStore(known);
    settings.subscribe((now) => {
      if (nameOf(now) !== known) location.reload();
    });
    return known;
  });
  return { build, settings, read: connectStore(name, guess) };
}
