import type { Changes, Params, Send } from './bidi-relay';

/** Firefox's module that knows tabs by their ids; the second name is the older one. */
const TABS = `['NavigableManager', 'TabManager'].map((name) => {
  try { return ChromeUtils.importESModule('chrome://remote/content/shared/' + name + '.sys.mjs')[name]; } catch { return null; }
}).find((module) => module?.getBrowsingContextById)`;

async function inWindow(send: Send, expression: string): Promise<void> {
  const { contexts } = await send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [first] = contexts as { context: string }[];
  await send('script.evaluate', { expression, target: { context: first?.context ?? '' }, awaitPromise: true });
}

/** Commands of Playwright that this Firefox may not know, by other means or left out. */
export function newerCommands(): Pick<Changes, 'answers'> {
  return {
    answers: {
      // Files are saved where the profile says, see `saved-file`.
      'browser.setDownloadBehavior': async () => ({}),
      async 'emulation.setMediaFeaturesOverride'(params, { send }) {
        const { 'prefers-color-scheme': scheme } = params.features as Params;
        for (const id of (params.contexts ?? []) as string[]) {
          const tab = `(${TABS}).getBrowsingContextById(${JSON.stringify(id)})`;
          await inWindow(send, `${tab}.top.prefersColorSchemeOverride = ${JSON.stringify(scheme ?? 'none')}`);
        }
        return {};
      },
    },
  };
}
