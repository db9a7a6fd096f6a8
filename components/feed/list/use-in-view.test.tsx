// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Feed, firstFeed } from '@/components/feed/list/feed';
import { useInView } from '@/components/feed/list/use-in-view';
import type { StoreReader } from '@/components/page/connect-store';
import { play } from '@/tests/builders/activity';
import { row } from '@/tests/builders/card';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import type { Database } from '@/utils/store/open-database';

let db: Database;
let isFocused: boolean;
/** What the page shows, and what it will show after its next look into the store: card id -> top of its row. */
let drawn: Record<string, number>;
let next: Record<string, number>;
const read: StoreReader = async (work) => ({ ok: true, value: await work(db) });

const refresh = async () => {
  drawn = next;
  draw();
};

/** Rows 50 px high at given places. */
function draw(): void {
  for (const old of document.querySelectorAll('[data-card-id]')) old.remove();
  for (const [id, top] of Object.entries(drawn)) {
    const element = document.createElement('article');
    element.dataset.cardId = id;
    element.getBoundingClientRect = () => ({ top, bottom: top + 50 }) as DOMRect;
    document.body.append(element);
  }
}

function Probe({ feed }: { feed: Feed }) {
  useInView({ feed, refresh }, read);
  return null;
}

/** The page's answer; null: it leaves the question to others. */
async function answer(feed: Feed, ...ids: string[]): Promise<unknown> {
  act(() => render(<Probe feed={feed} />, document.body));
  const trigger = fakeBrowser.runtime.onMessage.trigger as (...args: unknown[]) => Promise<unknown[]>;
  return new Promise((resolve) => {
    trigger({ inView: ids }, { id: fakeBrowser.runtime.id }, resolve).then((returned) => {
      if (!returned.includes(true)) resolve(null);
    });
  });
}

const feed = firstFeed([row('old', NOW - 1000)], null, 0);

beforeEach(async () => {
  fakeBrowser.reset();
  db = await emptyStore();
  isFocused = true;
  drawn = { old: 0 };
  next = { new: 100, old: 150, far: window.innerHeight - 20 };
  vi.spyOn(document, 'hasFocus').mockImplementation(() => isFocused);
  Object.defineProperty(window, 'scrollY', { value: 0, configurable: true });
});
afterEach(() => {
  act(() => render(null, document.body));
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

it('names the rows that are on screen once the page has drawn what the store holds now', async () => {
  expect(await answer(feed, 'new', 'far', 'elsewhere')).toEqual({ inView: ['new'] });
});

it('names a card of several groups if one of its rows is on screen', async () => {
  next = { far: window.innerHeight - 20 };
  const above = document.createElement('article');
  const watch = new MutationObserver(() => {
    if (above.isConnected || !document.querySelector('[data-card-id="far"]')) return;
    above.dataset.cardId = 'far';
    above.getBoundingClientRect = () => ({ top: 100, bottom: 150 }) as DOMRect;
    document.body.append(above);
  });
  watch.observe(document.body, { childList: true });
  expect(await answer(feed, 'far')).toEqual({ inView: ['far'] });
  watch.disconnect();
});

it('says nothing while the window has no focus, its newest rows are out of view, or a dialog covers them', async () => {
  isFocused = false;
  expect(await answer(feed, 'new')).toBeNull();
  isFocused = true;
  Object.defineProperty(window, 'scrollY', { value: 500, configurable: true });
  expect(await answer(feed, 'new')).toBeNull();
  Object.defineProperty(window, 'scrollY', { value: 0, configurable: true });
  const dialog = document.createElement('dialog');
  dialog.open = true;
  document.body.append(dialog);
  expect(await answer(feed, 'new')).toBeNull();
});

it('names nothing if the person leaves before the rows are drawn', async () => {
  vi.stubGlobal('requestAnimationFrame', (drawFrame: () => void) => {
    isFocused = false;
    queueMicrotask(drawFrame);
  });
  expect(await answer(feed, 'new')).toEqual({ inView: [] });
  vi.unstubAllGlobals();
});

it('names rows that the pill counts, because no row may move under the pointer', async () => {
  await commitRows(db, [judged(play(1, 1, { id: 'history:1', at: NOW }))]);
  const id = 'card:history:1';
  next = drawn;
  expect(await answer({ ...feed, waiting: 1 }, id)).toEqual({ inView: [id] });
  expect(await answer(feed, id)).toEqual({ inView: [] });
  expect(await answer({ ...feed, waiting: 1, narrowed: true }, id)).toEqual({ inView: [] });
});
