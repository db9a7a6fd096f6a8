import { describe, expect, it } from 'vitest';
import type { SettingsChange } from '@/sandbox/control';
import { userSource } from '@/tests/builders/source';
import { startLookout } from '@/tests/lookout';
import { DAY, MINUTE } from '@/utils/lib/time';

const NATURES: [string, NonNullable<SettingsChange['v2']>][] = [
  ['a digest as ETag', { etag: 'digest' }],
  ['a time as ETag', { etag: 'time' }],
  ['no ETag', { etag: 'none' }],
  ['wrong counts', { counts: 1337 }],
];

describe.each(NATURES)('with %s', (_, nature) => {
  it('a play marked as watched last month is new once, as is a new one', async () => {
    const lookout = await startLookout({ sources: [userSource('mia')] });
    const { control, world } = lookout.sandbox;
    control.settings({ v2: nature });
    await lookout.services.check('now');
    const unread = async () => (await lookout.rows()).filter((row) => row.unread).length;
    const check = async () => {
      await lookout.services.check('tick');
      lookout.pass(16 * MINUTE);
    };
    lookout.pass(16 * MINUTE);
    control.event({ user: 'mia', action: 'seen', show: 'severance', season: 1, episode: 2, agoMs: 60 * DAY });
    for (let n = 0; n < 3; n++) await check();
    expect(await unread()).toBe(1);
    control.event({ user: 'mia', action: 'scrobble', movie: world.movies[0]?.ids.slug ?? '' });
    for (let n = 0; n < 3; n++) await check();
    expect(await unread()).toBe(2);
  });
});

it('an item is new if the edge serves lists an hour fresher than their items', async () => {
  const lookout = await startLookout({ sources: [userSource('mia')] });
  const { control, world } = lookout.sandbox;
  control.event({ user: 'mia', action: 'created', list: 'Winter' });
  lookout.pass(MINUTE);
  control.settings({ edgeCache: true, edgeAges: { '/items/': 3600, '/lists\\?': 0 } });
  const add = (movie: string) => control.event({ user: 'mia', action: 'item_added', list: 'winter', item: { movie } });
  const [first, second] = world.movies.map(({ ids }) => ids.slug);
  await lookout.services.check('now');
  lookout.pass(16 * MINUTE);
  add(first ?? '');
  await lookout.services.check('tick');
  lookout.pass(16 * MINUTE);
  // The edge serves the list as it was a moment ago.
  add(second ?? '');
  const items = async () =>
    (await lookout.rows())
      .flatMap(({ card }) => card.activities)
      .filter(({ action }) => action === 'item_added')
      .map(({ listItem }) => listItem?.movie?.ids.slug);
  await lookout.services.check('tick');
  expect(await items()).not.toContain(second);
  for (let n = 0; n < 6; n++) {
    lookout.pass(16 * MINUTE);
    await lookout.services.check('tick');
  }
  expect((await items()).filter((slug) => slug === second)).toHaveLength(1);
});
