import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { actionIcon } from '@/components/feed/rows/action-icon';
import { facetWords } from '@/components/words/facet-words';
import { cellWords } from '@/components/words/why';
import { userSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import { type Lookout, startLookout } from '@/tests/lookout';
import { sentence } from '@/utils/activity/sentence';
import { NO_SPOILER_FILTER } from '@/utils/activity/spoiler';
import { MINUTE } from '@/utils/lib/time';
import { readStreamStates } from '@/utils/store/stream-states';

/** Names that every plain object inherits. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype);

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Mia and Ben are watched, everything was read once, and then both watched something. */
async function start(): Promise<Lookout> {
  const lookout = await startLookout({ sources: [userSource('mia'), userSource('ben')] });
  await lookout.services.check('now');
  lookout.pass(10 * MINUTE);
  for (const user of ['mia', 'ben'])
    lookout.sandbox.control.event({ user, action: 'scrobble', show: 'severance', season: 1, episode: 3 });
  return lookout;
}

/** Changes the server's answers for Mia's plays. Returns a function that ends it. */
function answerMia(lookout: Lookout, change: (row: Record<string, unknown>, index: number) => void) {
  const { fetch } = lookout.sandbox;
  lookout.sandbox.fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (!String(input).includes('/users/mia/history') || response.status !== 200) return response;
    const rows = (await response.json()) as Record<string, unknown>[];
    rows.forEach(change);
    return Response.json(rows, { headers: response.headers });
  };
  lookout.restart();
  return () => {
    lookout.sandbox.fetch = fetch;
    lookout.restart();
  };
}
const notified = ({ browser }: Lookout, name: string) =>
  browser.raised.filter(({ title }) => title.includes(name)).length;

describe.each(INHERITED)('a row with the texts “%s”', (word) => {
  it('is stored like any new word of Trakt’s, and all other people still notify', async () => {
    const lookout = await start();
    answerMia(lookout, (row, index) => {
      if (index === 0) Object.assign(row, { action: word });
      if (index === 1) Object.assign(row, { type: word });
    });
    expect(await lookout.services.check('now')).toMatchObject({ ok: true, value: { failed: 0 } });
    expect(notified(lookout, 'Ben')).toBe(1);
    const row = (await lookout.rows()).find(({ card }) => card.activities.some(({ action }) => action === word));
    if (!row) throw new Error('The row is missing.');
    expect(sentence(text, row.card.activities, NO_SPOILER_FILTER).detail).toContain(word);
    expect(actionIcon(row.card)).toMatch(/^\S/);
    expect(cellWords(text, { type: word, action: word })).toBe(word);
    expect([facetWords(text, `type:${word}`, undefined), facetWords(text, `action:${word}`, undefined)]).toEqual([
      word,
      word,
    ]);
  });
});

/** Breaks a function of the language for one word, since no known answer triggers such a bug. */
const BROKEN: Record<string, () => void> = {
  'while it is read'() {
    const { includes } = Array.prototype;
    vi.spyOn(Array.prototype, 'includes').mockImplementation(function (this: unknown[], ...args) {
      if (args[0] === 'broken-type') throw new TypeError('planted');
      return Reflect.apply(includes, this, args);
    });
  },
  'while it is judged'() {
    const { hasOwn } = Object;
    vi.spyOn(Object, 'hasOwn').mockImplementation((table, name) => {
      if (name === 'broken-action') throw new TypeError('planted');
      return hasOwn(table, name);
    });
  },
  'while it is stored'() {
    const { add } = IDBObjectStore.prototype;
    const { put } = IDBObjectStore.prototype;
    const broken = (store: typeof put) =>
      function (this: IDBObjectStore, value: unknown, ...key: [IDBValidKey?]) {
        if (this.name === 'cards' && JSON.stringify(value).includes('broken-action')) throw new TypeError('planted');
        return store.call(this, value, ...key);
      };
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(broken(put));
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(broken(add));
  },
};

it.each(Object.keys(BROKEN))('a bug %s is reported as an internal error and affects no other listing', async (when) => {
  const lookout = await start();
  BROKEN[when]?.();
  const mend = answerMia(lookout, (row) => Object.assign(row, { type: 'broken-type', action: 'broken-action' }));
  const round = await lookout.services.check('now');
  vi.restoreAllMocks();
  vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(round).toMatchObject({ ok: true, value: { failed: 1 } });
  expect(notified(lookout, 'Ben')).toBe(1);
  expect(lookout.browser.toolbar.text).not.toBe('!');
  const states = await readStreamStates(await lookout.db());
  expect(states.get('history:mia')?.lastError).toEqual({ kind: 'internal' });

  // Once the bug is gone, activities of the meantime notify.
  lookout.sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 1, episode: 4 });
  mend();
  lookout.pass(10 * MINUTE);
  expect(await lookout.services.check('now')).toMatchObject({ ok: true, value: { failed: 0 } });
  expect(notified(lookout, 'Mia')).toBeGreaterThan(0);
});
