import { expect, it, vi } from 'vitest';
import { listingsBasis, makeListings } from '@/entrypoints/background/keep-listings';
import { userSource } from '@/tests/builders/source';
import { about, startLookout } from '@/tests/lookout';
import { MINUTE } from '@/utils/lib/time';
import { readSignals } from '@/utils/messaging/signals';
import { readPollerState } from '@/utils/store/poller-state';
import { readUiState } from '@/utils/store/ui-state';

const listings = async () => (await readSignals()).listings;

it('keeps a summary of all listings for open pages', async () => {
  const lookout = await startLookout({ sources: [userSource('mia')] });
  await lookout.services.check('tick');
  expect(await listings()).toMatchObject({ lastRead: about(lookout.now()), problem: { total: false, error: null } });
  const before = (await listings())?.nextDue ?? 0;
  expect(before).toBeGreaterThan(lookout.now());
  lookout.pass(before - lookout.now() + MINUTE);
  await lookout.services.check('tick');
  expect((await listings())?.nextDue).toBeGreaterThan(before);

  // A source paused between two checks no longer counts.
  await lookout.services.settings.change((then) => ({
    ...then,
    sources: then.sources.map((source) => ({ ...source, paused: true })),
  }));
  expect(await listings()).toMatchObject({ lastRead: null, nextDue: null });
});

it('summarizes the listings again only after a request or a change of sources', async () => {
  const lookout = await startLookout({ sources: [userSource('mia')] });
  await lookout.services.check('tick');
  const db = await lookout.db();
  const settings = { ...(await lookout.services.settings.read()), signedOut: true };
  const state = await readPollerState(db);
  const known = await listings();
  expect(listingsBasis(db, settings, state)).toBe(known?.basis);
  expect(listingsBasis(db, { ...settings, rules: { movie: { rating: 'off' } } }, state)).not.toBe(known?.basis);
  expect(listingsBasis(db, { ...settings, signedOut: false }, state)).not.toBe(known?.basis);
  expect(listingsBasis(db, settings, state && { ...state, lastCheck: 1 })).not.toBe(known?.basis);

  const getAll = vi.spyOn(IDBObjectStore.prototype, 'getAll');
  await lookout.services.refreshBrowserUi();
  expect(getAll.mock.contexts.map((store) => (store as IDBObjectStore).name)).not.toContain('poller');
  vi.restoreAllMocks();
  expect(await listings()).toEqual(known);
});

it('makes the same summary from the outlines and from the states', async () => {
  const lookout = await startLookout({ sources: [userSource('mia'), userSource('ada')] });
  lookout.sandbox.control.fault({ match: '/users/ada', kind: 'status', status: 404 });
  await lookout.services.check('now');
  const db = await lookout.db();
  const settings = { ...(await lookout.services.settings.read()), signedOut: true };
  const { outlines } = await readUiState(db, () => true);
  expect(outlines?.length).toBeGreaterThan(0);
  const { basis: _, ...known } = (await listings()) ?? { basis: '' };
  expect(await makeListings(db, settings, outlines, lookout.services)).toEqual(known);
  expect(await makeListings(db, settings, null, lookout.services)).toEqual(known);
});
