import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Wxt, WxtHooks } from 'wxt';
import { LOCALES, localeAssets } from './locale-files.ts';

/** In development, a saved text reaches the browser at once: WXT itself reloads only for files that it bundles. */
function writeAgain(wxt: Wxt): void {
  try {
    for (const { relativeDest, contents } of localeAssets()) {
      const file = path.join(wxt.config.outDir, relativeDest);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, contents);
    }
    wxt.server?.reloadExtension();
  } catch (error) {
    wxt.logger.error(String(error));
  }
}

/** Generates `_locales` from `locales/` in every build. */
export const localeHooks: Partial<WxtHooks> = {
  'build:publicAssets'(_, files) {
    files.push(...localeAssets());
  },
  'server:started'(wxt, server) {
    server.watcher.on('all', (_, file) => {
      if (path.dirname(path.resolve(wxt.config.root, file)) === LOCALES) writeAgain(wxt);
    });
  },
};
