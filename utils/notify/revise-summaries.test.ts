import { beforeEach, expect, it } from 'vitest';
import { ANDOR, person, play } from '@/tests/builders/activity';
import { deliveryDeps, screen, WATCHING } from '@/tests/builders/delivery';
import { userSource } from '@/tests/builders/source';
import { commitRows, emptyStore, judged, NOW } from '@/tests/builders/store';
import { deliver } from '@/utils/notify/deliver';
import type { Settings } from '@/utils/settings/settings';
import { changeCoverage } from '@/utils/store/coverage';
import type { Pending } from '@/utils/store/delivery';
import type { Database } from '@/utils/store/open-database';
import { readCard } from '@/utils/store/read/feed-reader';
import type {} from '@/utils/store/schema';
import type { Summary } from '@/utils/store/summary';

/** A worker was stopped after it had stored a summary of Mia's play and Ben's, and before it could show it. */
const SOURCES = [userSource('mia'), userSource('ben')];
const MIAS = 'card:history:1';
const BENS = 'card:history:2';

let db: Database;
let summaries: Summary[];
let single: string[];

const notified = async (settings: Partial<Settings>) => {
  const { notifier } = screen();
  const raise = async (pending: Pending) => {
    const { summary } = pending.entry;
    if (summary) summaries.push(summary);
    else single.push(pending.entry.id);
    return notifier.raise(pending);
  };
  const all = { ...WATCHING, sources: SOURCES, atOnce: 0, ...settings };
  await deliver(db, { ...deliveryDeps({ ...notifier, raise }), settings: async () => all });
};

const delivery = async (card: string) => (await readCard(db, card))?.delivery;

beforeEach(async () => {
  summaries = [];
  single = [];
  db = await emptyStore();
  const bens = play(2, 1, { id: 'history:2', user: person('Ben'), show: ANDOR });
  await commitRows(db, [judged(play(1, 1, { id: 'history:1' })), judged(bens, { source: 'user:ben' })]);
  const { notifier } = screen(async () => 'failed');
  const settings = async () => ({ ...WATCHING, sources: SOURCES, atOnce: 0 });
  await deliver(db, { ...deliveryDeps(notifier), settings });
  expect((await db.getAll('outbox')).map(({ summary }) => summary?.cards.length)).toEqual([2]);
});

it('is shown as it was if everything in it is still wanted', async () => {
  await notified({});
  expect(summaries).toMatchObject([{ activities: 2, people: ['Mia', 'Ben'] }]);
});

it('is not shown if everything was paused meanwhile', async () => {
  await notified({ paused: true });
  expect(summaries).toEqual([]);
  expect(await db.count('outbox')).toBe(0);
  expect(await delivery(BENS)).toMatchObject({ state: 'suppressed', reason: 'paused' });
});

it.each<[string, Partial<Settings>, string]>([
  ['removed', { sources: SOURCES.slice(0, 1) }, 'unwanted'],
  ['muted', { mutes: [{ kind: 'user', id: 'ben', name: 'Ben', until: null }] }, 'muted'],
])('names nobody who was %s meanwhile', async (_, settings, reason) => {
  await notified(settings);
  expect(summaries).toMatchObject([{ cards: [MIAS], members: ['history:1'], activities: 1, people: ['Mia'] }]);
  expect(await delivery(BENS)).toMatchObject({ state: 'suppressed', reason });
  expect(await delivery(MIAS)).toMatchObject({ reason: 'joined-summary' });
  expect(await db.count('outbox')).toBe(0);
});

it('leaves what was read during a pause to the end of the pause', async () => {
  const coverage = { since: 0, begin: 0, pausedAt: NOW - 1 };
  await changeCoverage(db, () => ({ usual: [], sources: { 'user:ben': coverage } }));
  await notified({ sources: [userSource('mia'), userSource('ben', { paused: true })] });
  expect(summaries).toMatchObject([{ cards: [MIAS], people: ['Mia'] }]);
  await notified({ atOnce: 1 });
  expect([summaries.length, single]).toEqual([1, [BENS]]);
  expect(await db.count('outbox')).toBe(0);
});
