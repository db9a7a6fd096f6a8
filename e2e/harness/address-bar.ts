import type { Browser } from 'webextension-polyfill';
import type { Lookout } from './lookout';
import { runningWorker } from './worker-recorder';

declare const chrome: Browser;

interface Suggestion {
  content: string;
  description: string;
}

type Disposition = 'currentTab' | 'newForegroundTab';

const KEYWORD = 'lookout';
/** Firefox's module that passes input in the address bar to extensions, with its names for dispositions. */
const HANDLER = `ChromeUtils.importESModule('resource://gre/modules/ExtensionSearchHandler.sys.mjs').ExtensionSearchHandler`;
const WHERE: Record<Disposition, string> = { currentTab: 'current', newForegroundTab: 'tab' };

/**
 * The suggestions for input after Lookout's keyword. Nobody can type into the address bar of a headless Chromium: there
 * the browser's own event is dispatched to the worker's listeners, and each description handed to the browser to be
 * understood. In Firefox its own search handler asks, as for its address bar; a stopped background is woken by it.
 */
export async function typeInAddressBar(lookout: Lookout, typed: string): Promise<Suggestion[]> {
  if (lookout.firefox) {
    const search = JSON.stringify({ keyword: KEYWORD, text: `${KEYWORD} ${typed}`, inPrivateWindow: false });
    // Its own promise ends with the next input.
    return lookout.firefox.inside(`new Promise((done) => {
      const give = (all) => done(all.map(({ content, description }) => ({ content, description })));
      void ${HANDLER}.handleSearch(${search}, give);
    })`);
  }
  const worker = await runningWorker(lookout);
  return worker.evaluate(async (words) => {
    const { onInputChanged, setDefaultSuggestion } = chrome.omnibox as unknown as {
      onInputChanged: { dispatch(typed: string, suggest: (found: Suggestion[]) => void): void };
      setDefaultSuggestion(suggestion: { description: string }): Promise<void>;
    };
    const found = await new Promise<Suggestion[]>((suggest) => onInputChanged.dispatch(words, suggest));
    for (const { description } of found) await setDefaultSuggestion({ description });
    return found;
  }, typed);
}

/** Enter after the keyword and these words, or on the suggestion with this content. */
export async function enterInAddressBar(lookout: Lookout, typed: string, disposition: Disposition): Promise<void> {
  if (lookout.firefox) {
    const given = [KEYWORD, `${KEYWORD} ${typed}`, WHERE[disposition]].map((each) => JSON.stringify(each)).join();
    await typeInAddressBar(lookout, typed);
    await lookout.firefox.inside(`(${HANDLER}.handleInputEntered(${given}), null)`);
    return;
  }
  const worker = await runningWorker(lookout);
  await worker.evaluate(
    ([words, where]) => {
      const { onInputEntered } = chrome.omnibox as unknown as {
        onInputEntered: { dispatch(typed: string, where: string): void };
      };
      onInputEntered.dispatch(words, where);
    },
    [typed, disposition] as const,
  );
}
