import { describe, expect, it } from 'vitest';
import { userSource } from '@/tests/builders/source';
import { about, type Lookout, startLookout } from '@/tests/lookout';
import { DAY, HOUR, MINUTE, SECOND } from '@/utils/lib/time';
import { withoutSource, withSource, withSourcePaused } from '@/utils/settings/changes';
import { readCard } from '@/utils/store/read/feed-reader';

const scrobble = ({ sandbox }: Lookout, episode: number) =>
  sandbox.control.event({ user: 'mia', action: 'scrobble', show: 'severance', season: 1, episode });
const rate = ({ sandbox }: Lookout, index: number) =>
  sandbox.control.event({
    user: 'mia',
    action: 'rating',
    movie: sandbox.world.movies[index]?.ids.slug ?? '',
    rating: 8,
  });

/** How many rows were marked as read so far, as the pages show it. */
const filed = async (lookout: Lookout, key: string): Promise<number> =>
  (await (await lookout.db()).get('streams', key))?.baseline ?? 0;

interface Case {
  name: string;
  key: string;
  /** What happens first, and what makes it baseline. */
  before(lookout: Lookout): Promise<unknown>;
  happens(lookout: Lookout, index: number): unknown;
  after(lookout: Lookout): Promise<unknown>;
  /** True: the listing is forgotten in between, so that it is counted from zero. */
  forgotten?: boolean;
}

const update = ({ services }: Lookout, change: Parameters<typeof services.settings.change>[0]) =>
  services.settings.change(change);

const CASES: Case[] = [
  {
    name: 'a widened rule',
    key: 'ratings:mia',
    before: (lookout) => lookout.settings({ rules: { movie: { rating: 'off' } } }),
    happens: rate,
    after: (lookout) => lookout.settings({ rules: {} }),
  },
  {
    name: 'resuming a paused person',
    key: 'history:mia',
    before: (lookout) => update(lookout, (all) => withSourcePaused(all, 'user:mia', true)),
    happens: (lookout, index) => scrobble(lookout, index + 1),
    after: (lookout) => update(lookout, (all) => withSourcePaused(all, 'user:mia', false)),
  },
  {
    name: 'removing and adding again',
    key: 'history:mia',
    before: (lookout) => update(lookout, (all) => withoutSource(all, 'user:mia')),
    happens: (lookout, index) => scrobble(lookout, index + 1),
    after: (lookout) => update(lookout, (all) => withSource(all, userSource('mia', { since: lookout.now() }))),
    forgotten: true,
  },
];

describe('activities marked as read at the start', () => {
  it.each(CASES)('$name: marks the past as read, and counts it', async ({ key, before, happens, after, forgotten }) => {
    const lookout = await startLookout({ sources: [userSource('mia'), userSource('ben')] });
    await lookout.services.check('now');
    const at = await filed(lookout, key);
    expect(at).toBeGreaterThan(0);
    await before(lookout);
    lookout.pass(5 * MINUTE);
    await lookout.services.check('now');
    for (const index of [0, 1, 2]) happens(lookout, index);
    lookout.pass(5 * MINUTE);
    await after(lookout);
    await lookout.services.check('soon');
    expect(lookout.browser.raised).toEqual([]);
    expect(await filed(lookout, key)).toBe((forgotten ? 0 : at) + 3);
    lookout.pass(5 * MINUTE);
    happens(lookout, 4);
    await lookout.services.check('tick');
    expect(lookout.browser.raised).toHaveLength(1);
    expect(await filed(lookout, key)).toBe((forgotten ? 0 : at) + 3);
  });

  it('a restored backup notifies of nothing from before it, on a new computer or on the same', async () => {
    const old = await startLookout({ sources: [userSource('mia')] });
    await old.services.check('now');
    const { sources } = await old.services.settings.read();
    for (const isNew of [true, false]) {
      const lookout = isNew ? await startLookout() : old;
      lookout.pass(DAY);
      if (!isNew) await update(lookout, (all) => withoutSource(all, 'user:mia'));
      scrobble(lookout, 3);
      await update(lookout, (all) => ({ ...all, sources: sources.map((each) => ({ ...each, since: lookout.now() })) }));
      await lookout.services.check('soon');
      expect(lookout.browser.raised).toEqual([]);
      expect(await filed(lookout, 'history:mia')).toBe(isNew ? 100 : 101);
    }
  });
});

describe('after a long sleep', () => {
  it('raises one summary for a burst, and shows a gap with a link for what no page could hold', async () => {
    const people = ['mia', 'ben', 'anouk'];
    const lookout = await startLookout({ sources: people.map((name) => userSource(name)) });
    await lookout.services.check('now');
    lookout.pass(30 * HOUR);
    const movies = lookout.sandbox.world.movies.map(({ ids }) => ids.slug);
    for (const user of people.slice(1)) {
      for (const movie of movies.slice(0, 6)) {
        lookout.sandbox.control.event({ user, action: 'scrobble', movie, agoMs: user === 'ben' ? 0 : 13 * HOUR });
      }
    }
    // More than the three pages of a hundred that one read can hold.
    for (let index = 0; index < 320; index += 1) scrobble(lookout, 1 + (index % 9));
    await lookout.services.check('tick');
    expect(lookout.browser.raised.length).toBeLessThanOrEqual(4);
    expect(lookout.browser.raised.filter(({ id }) => id.startsWith('summary:'))).toHaveLength(1);
    const db = await lookout.db();
    expect(await db.count('outbox')).toBe(0);
    const gaps = (await lookout.rows()).filter(({ card }) => card.kind === 'gap');
    expect(gaps).toHaveLength(1);
    expect(gaps[0]?.card).toMatchObject({
      facets: [
        ['user:mia', about(-lookout.now())],
        ['untitled:', about(-lookout.now())],
      ],
      gap: { stream: 'history:mia', url: 'https://app.trakt.tv/profile/mia' },
    });
    expect(await readCard(db, gaps[0]?.card.id ?? '')).toBeDefined();
    lookout.pass(5 * MINUTE);
    await lookout.services.check('tick');
    expect((await lookout.rows()).filter(({ card }) => card.kind === 'gap')).toHaveLength(1);
  });

  it('grays the button after three failed checks, and says since when', async () => {
    const lookout = await startLookout({ sources: [userSource('mia')] });
    await lookout.services.check('now');
    lookout.sandbox.control.fault({ kind: 'refuse' });
    for (let check = 0; check < 3; check += 1) {
      lookout.pass(5 * MINUTE - SECOND);
      await lookout.services.check('tick');
    }
    expect(lookout.browser.toolbar.icon).not.toContain('grey');
    lookout.pass(MINUTE);
    await lookout.services.check('tick');
    expect(lookout.browser.toolbar.icon).toContain('grey');
    expect(lookout.browser.toolbar.title).toMatch(/Not checked since/);
    lookout.sandbox.control.clearFaults();
    lookout.pass(5 * MINUTE);
    await lookout.services.check('tick');
    expect(lookout.browser.toolbar.icon).not.toContain('grey');
    expect(lookout.browser.toolbar.title).not.toMatch(/Not checked since/);
  });
});
