import { readBuildEnv } from '@/utils/server/build-env';
import { connectionOf, databaseName } from '@/utils/server/connection';
import { readSettings, watchSettings } from '@/utils/settings/read-settings';

/** The Trakt server of a page and the name of its store. To show another server, the page reloads. */
export async function pageConnection() {
  const build = readBuildEnv(import.meta.env);
  const env = connectionOf(await readSettings(), build);
  const name = databaseName(env);
  watchSettings((settings) => {
    if (databaseName(connectionOf(settings, build)) !== name) location.reload();
  });
  return { env, name };
}
