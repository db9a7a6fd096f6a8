import { expect, it } from 'vitest';
import { keepListings } from '@/entrypoints/background/keep-listings';
import { userSource } from '@/tests/builders/source';
import { about, startLookout } from '@/tests/lookout';
import { MINUTE } from '@/utils/lib/time';
import { readSignals } from '@/utils/messaging/signals';
import { readPollerState } from '@/utils/store/poller-state';

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
  const settings = await lookout.services.settings.read();
  const state = await readPollerState(db);
  const known = await listings();
  expect(await keepListings(db, settings, state, known, lookout.services)).toBe(known);
  const other = await keepListings(
    db,
    { ...settings, rules: { movie: { rating: 'off' } } },
    state,
    known,
    lookout.services,
  );
  expect(other).not.toBe(known);
  expect(other).toEqual({ ...known, basis: expect.not.stringContaining(known?.basis ?? '') });
});
