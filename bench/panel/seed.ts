import { play } from '@/tests/builders/activity';
import { MINUTE } from '@/utils/lib/time';
import { signal } from '@/utils/messaging/signals';
import { commit } from '@/utils/store/feed-writer';
import type { JudgedRow } from '@/utils/store/judged-row';
import { openDatabase } from '@/utils/store/open-database';
import { newStreamState } from '@/utils/store/stream-states';

/* Runs in a page of the extension, in the place of the checks of a day. */

const PEOPLE = 50;
const PAGE = { cursor: {}, unchanged: false, gap: null, tallies: [], unknown: 0, dropped: 0 };
const DECISION = { level: 'badge', reason: { kind: 'default-rule' } } as const;

let revision = 1_000_000;

function rowAt(number: number, at: number): JudgedRow {
  const slug = `person${number % PEOPLE}`;
  const activity = play(1, 1 + (number % 9), {
    id: `history:${number}`,
    at,
    action: number % 5 === 0 ? 'rating' : 'scrobble',
    user: { username: slug, slug, name: `Person ${number % PEOPLE}` },
    show: { title: `Show ${number % 37}`, year: 2020, ids: { trakt: 1 + (number % 37), slug: `show-${number % 37}` } },
    ...(number % 5 === 0 ? { rating: { value: 8, advanced: true } } : {}),
  });
  return { activity, fresh: true, baseline: false, decision: DECISION, news: { 'user:mia': DECISION } };
}

/** Stores `count` rows in one transaction and tells the pages, as the background does after a check. */
async function addRows(name: string, first: number, count: number): Promise<number> {
  const opened = await openDatabase(name);
  if (!opened.ok) throw new Error(opened.error.reason);
  const db = opened.value;
  const now = Date.now();
  const rows = Array.from({ length: count }, (_, index) => rowAt(first + index, now - (count - index) * MINUTE));
  await commit(db, { rows, page: { ...PAGE, rows: [] }, state: newStreamState('history:mia'), now });
  const cards = await db.count('cards');
  db.close();
  revision += 1;
  await signal({ revision });
  return cards;
}

(globalThis as unknown as { addRows: typeof addRows }).addRows = addRows;
