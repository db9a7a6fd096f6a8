import { browser } from 'wxt/browser';
import { isPersonFacet, type NamedSubject } from '@/utils/activity/facet-name';
import { aroundHash, isSubject, searchHash } from '@/utils/activity/feed-address';
import { nameIn } from '@/utils/activity/item-words';
import type { Result } from '@/utils/lib/result';
import type { Text } from '@/utils/lib/text';
import type { Settings } from '@/utils/settings/settings';
import type { Database } from '@/utils/store/open-database';
import { findSubjects } from '@/utils/store/read/find-subjects';
import type { StoreError } from '@/utils/store/store-error';

/** The part of the background's services used here. */
interface Deps {
  text: Text;
  settings: { read(): Promise<Settings> };
  database(settings: Settings): Promise<Result<Database, StoreError>>;
}

interface Suggestion {
  /** The facet: stands in the address bar when the suggestion is selected, and comes back when it is chosen. */
  content: string;
  description: string;
}

/** Firefox shows five beside the default; Chromium a few more. */
const MAX_SUGGESTIONS = 5;
/** Longer input is cut: nobody types so much. */
const MAX_CHARS = 100;
/** Wait after the last key before the store is read, ms. */
const DEBOUNCE_MS = 60;

/** Chromium reads descriptions as XML, which has no characters like U+FFFE; Firefox shows them as they are. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
export const describe = (words: string): string =>
  import.meta.env.FIREFOX
    ? words
    : words.replace(/[\ufffe\uffff]/g, '').replace(/[&<>"']/g, (each) => ENTITIES[each] ?? '');

/** Titles and people of the list and the feed for what is typed. Empty where the store cannot be read. */
export async function suggestionsFor({ text, settings, database }: Deps, typed: string): Promise<Suggestion[]> {
  const current = await settings.read();
  const db = await database(current);
  if (!db.ok) return [];
  const words = typed.slice(0, MAX_CHARS);
  const found = await findSubjects(db.value, words, { sources: current.sources, limit: MAX_SUGGESTIONS });
  return found.flatMap((each) =>
    isSubject(each.facet) ? [{ content: each.facet, description: describe(wordsOf(text, each)) }] : [],
  );
}

const wordsOf = (text: Text, { facet, name }: NamedSubject) =>
  text(isPersonFacet(facet) ? 'around_person' : 'menu_around', nameIn(text, name));

/**
 * The page that typed words or a chosen suggestion open: what is known around it, or the feed searched for the words.
 */
export function pageFor(typed: string): string {
  const words = typed.trim().slice(0, MAX_CHARS);
  const hash = isSubject(words) ? aroundHash(words) : words === '' ? '' : searchHash(words);
  return browser.runtime.getURL(`/feed.html${hash}` as '/feed.html');
}

/** Number of the latest input: an answer to an older one is dropped, so that it never replaces that of a newer one. */
let latest = 0;

/** Handlers of the address bar, by the browser's event. */
export const addressBar = {
  async onInputChanged(deps: Deps, typed: string, suggest: (found: Suggestion[]) => void): Promise<void> {
    latest += 1;
    const own = latest;
    browser.omnibox.setDefaultSuggestion({ description: describe(deps.text('filter_search')) });
    await new Promise((done) => setTimeout(done, DEBOUNCE_MS));
    if (own !== latest) return;
    const found = await suggestionsFor(deps, typed);
    if (own === latest) suggest(found);
  },

  async onInputEntered(_: Deps, typed: string, disposition: string): Promise<void> {
    latest += 1;
    const url = pageFor(typed);
    if (disposition !== 'currentTab') await browser.tabs.create({ url, active: disposition !== 'newBackgroundTab' });
    else await browser.tabs.update({ url });
  },
};
