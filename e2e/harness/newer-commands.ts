import type { Changes, Params } from './bidi-relay';
import type { Marionette } from './marionette';

/** Firefox's module that knows tabs by their ids; the second name is the older one. */
const TABS = `['NavigableManager', 'TabManager'].map((name) => {
  try { return ChromeUtils.importESModule('chrome://remote/content/shared/' + name + '.sys.mjs')[name]; } catch { return null; }
}).find((module) => module?.getBrowsingContextById)`;

/** Commands of Playwright that this Firefox may not know, by other means or left out. */
export function newerCommands({ run, session }: Marionette): Pick<Changes, 'answers'> {
  return {
    answers: {
      // There is one already, and there can be no other.
      'session.new': async () => ({ ...session }),
      // Files are saved where the profile says, see `saved-file`.
      'browser.setDownloadBehavior': async () => ({}),
      async 'emulation.setMediaFeaturesOverride'(params) {
        const { 'prefers-color-scheme': scheme } = params.features as Params;
        for (const id of (params.contexts ?? []) as string[]) {
          const tab = `(${TABS}).getBrowsingContextById(${JSON.stringify(id)})`;
          await run(`${tab}.top.prefersColorSchemeOverride = ${JSON.stringify(scheme ?? 'none')};`);
        }
        return {};
      },
    },
  };
}
