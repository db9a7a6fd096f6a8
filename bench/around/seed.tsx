import { render } from 'preact';
import { AroundDialog } from '@/components/feed/around/around-dialog';
import type { StoreReader } from '@/components/page/connect-store';
import { TextContext } from '@/components/page/use-text';
import english from '@/locales/en.json';
import { card } from '@/tests/builders/card';
import { facetsOf } from '@/utils/activity/facets';
import { NO_SPOILER_FILTER } from '@/utils/activity/spoiler';
import { createText } from '@/utils/lib/text';
import { MINUTE } from '@/utils/lib/time';
import { type Database, openDatabase } from '@/utils/store/open-database';
import { readPage } from '@/utils/store/read/feed-reader';
import { findSubjects } from '@/utils/store/read/find-subjects';
import type { StoredActivity } from '@/utils/store/schema';

/* Runs in a page of Chromium: a store of years, and the dialog over it. */

const PEOPLE = 50;
const SHOWS = 300;
/** Every tenth activity is about the one show that everybody watches. */
const POPULAR = 10;
/** Time between two activities: 100,000 of them span some five years. */
const APART = 26 * MINUTE;
const PART = 5000;
/** Rows of a page of the feed, as in `feed/list/feed-view`. */
const PAGE_ROWS = 50;
const NOW = Date.UTC(2026, 10, 22, 20, 0);
/** The cards are stored without the corridor, which would make each this many bytes larger. */
const FILLER = 'x'.repeat(300);

/** English, without the browser's message files. */
const text = createText((key, values) => {
  const [name = '', form = ''] = key.split('__');
  const found = (english as Record<string, string | Record<string, string>>)[name] ?? '';
  const words = typeof found === 'string' ? found : (found[form] ?? '');
  return words.replace(/\$(\d)/g, (_, at) => values[Number(at) - 1] ?? '');
}, 'en');

function member(number: number, at: number): Partial<StoredActivity> {
  const person = (number * 7) % PEOPLE;
  const show = number % POPULAR === 0 ? 0 : 1 + ((number * 13) % SHOWS);
  const isRating = number % 6 === 0;
  return {
    at,
    type: isRating ? 'show' : 'episode',
    action: isRating ? 'rating' : 'scrobble',
    user: { username: `person${person}`, slug: `person${person}`, name: `Person ${person}`, avatar: FILLER },
    show: { title: `Show ${show}`, year: 2020, ids: { trakt: show + 1, slug: `show-${show}` } },
    ...(isRating
      ? { rating: { value: 1 + (number % 10), advanced: true } }
      : { episode: { season: 1 + (number % 6), number: 1 + (number % 20), title: `Episode title ${number}` } }),
  };
}

async function open(name: string): Promise<Database> {
  const opened = await openDatabase(name);
  if (!opened.ok) throw new Error(opened.error.reason);
  return opened.value;
}

/** Puts one card for each activity. */
async function fill(name: string, count: number): Promise<number> {
  const db = await open(name);
  for (let from = 0; from < count; from += PART) {
    const tx = db.transaction(['cards', 'lock'], 'readwrite');
    for (let number = from; number < Math.min(count, from + PART); number += 1) {
      const at = NOW - number * APART;
      const made = card(`card:${number}`, at, [member(number, at)]);
      const facets = facetsOf(made.activities).map((facet): [string, number] => [facet, -at]);
      void tx.objectStore('cards').put({ ...made, facets });
    }
    await tx.done;
  }
  const stored = await db.count('cards');
  db.close();
  return stored;
}

const frame = () => new Promise((done) => requestAnimationFrame(done));

/** Waits until the page has what is asked for, at the latest change of it. */
function drawn(selector: string): Promise<void> {
  return new Promise((done) => {
    const look = () => {
      if (!document.querySelector(selector)) return;
      observer.disconnect();
      done();
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true, attributes: true });
    look();
  });
}

/** Opens the dialog around a person or title, in turns with the read of a page; ms. */
async function measure(name: string, facet: string, runs: number) {
  const db = await open(name);
  const read: StoreReader = async (work) => ({ ok: true, value: await work(db) });
  const found = { page: [] as number[], shown: [] as number[], done: [] as number[] };
  for (let run = 0; run < runs; run += 1) {
    await frame();
    const before = performance.now();
    await readPage(db, { limit: PAGE_ROWS });
    found.page.push(performance.now() - before);
    await frame();
    const begin = performance.now();
    render(
      <TextContext.Provider value={text}>
        <AroundDialog
          subject={{ facet }}
          read={read}
          spoilerContext={NO_SPOILER_FILTER}
          pictures={false}
          self={null}
          now={NOW}
          onClose={() => {}}
        />
      </TextContext.Provider>,
      document.body,
    );
    await drawn('.around .around-line');
    void document.body.offsetHeight;
    found.shown.push(performance.now() - begin);
    await drawn('.around[aria-busy="false"]');
    void document.body.offsetHeight;
    found.done.push(performance.now() - begin);
    render(null, document.body);
  }
  db.close();
  return found;
}

/** Suggestions for what is typed, in turns with the read of a page; ms. */
async function suggest(name: string, runs: number) {
  const db = await open(name);
  const found = { page: [] as number[], suggested: [] as number[] };
  for (let run = 0; run < runs; run += 1) {
    const before = performance.now();
    await readPage(db, { limit: PAGE_ROWS });
    const between = performance.now();
    await findSubjects(db, 'show 2', { sources: [], limit: 5 });
    found.page.push(between - before);
    found.suggested.push(performance.now() - between);
  }
  db.close();
  return found;
}

Object.assign(globalThis, { fill, measure, suggest });
