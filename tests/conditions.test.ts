import { describe, expect, it } from 'vitest';
import { userSource } from '@/tests/builders/source';
import { started } from '@/tests/started';
import { HOUR } from '@/utils/lib/time';
import { NO_CONDITIONS } from '@/utils/rules/condition';
import { withMute } from '@/utils/settings/changes';
import type { Settings } from '@/utils/settings/settings';

describe('a mute', () => {
  const mute = { kind: 'user', id: 'mia', name: 'Mia', until: null } as const;

  it('leaves the feed alone, and does not notify afterwards of what it silenced', async () => {
    const { lookout, play, tick, commands, titles } = await started();
    await commands().mute({ ...mute, until: lookout.now() + HOUR });
    play('mia', 0);
    play('ben', 1);
    await tick();
    expect(titles()).toEqual([expect.stringMatching(/^Ben/i)]);
    expect(lookout.browser.toolbar.text).toBe('1');
    const [muted] = (await lookout.rows()).filter(({ card }) => card.activities[0]?.reason.kind === 'muted');
    expect(muted?.card).toMatchObject({ level: 'feed', delivery: { state: 'silent' } });
    await commands().unmute(mute);
    await tick();
    expect(titles()).toHaveLength(1);
    play('mia', 2);
    await tick();
    expect(titles()).toHaveLength(2);
  });

  it('withdraws waiting notifications', async () => {
    const { lookout, play, tick, commands, titles, deliveries } = await started();
    await commands().snooze({ until: lookout.now() + HOUR });
    play('mia', 0);
    play('ben', 1);
    await tick();
    await commands().mute(mute);
    expect((await deliveries()).map(({ state }) => state).sort()).toEqual(['deferred', 'suppressed']);
    await commands().snooze({ until: null });
    expect(titles()).toEqual([expect.stringMatching(/^Ben/i)]);
  });

  it('removes expired mutes', () => {
    const before = {
      mutes: [
        { ...mute, until: 5 },
        { ...mute, id: 'ben', until: 50 },
      ],
    } as Settings;
    expect(withMute(before, { ...mute, id: 'jo' }, 10).mutes.map(({ id }) => id)).toEqual(['ben', 'jo']);
    expect(withMute(before, { ...mute, id: 'ben' }, 10).mutes).toEqual([{ ...mute, id: 'ben' }]);
  });
});

describe('conditions', () => {
  it('prefer a source’s own conditions to the general ones', async () => {
    const sources = [
      userSource('mia', { conditions: { ratingAtLeast: 9 } }),
      userSource('ben', { rules: { movie: { rating: 'feed' } } }),
    ];
    const { lookout, tick, titles } = await started({ sources, conditions: { ...NO_CONDITIONS, ratingAtMost: 9 } });
    const [first, second] = lookout.sandbox.world.movies.map(({ ids }) => ids.slug);
    const rate = (user: string, movie = '', rating = 1) =>
      lookout.sandbox.control.event({ user, action: 'rating', movie, rating });
    rate('mia', first, 8);
    rate('mia', second, 9);
    rate('ben', second, 2);
    await tick();
    expect(titles()).toHaveLength(1);
    const reason = (await lookout.rows()).flatMap(({ card }) =>
      card.activities.filter(({ action, reason: { kind } }) => action === 'rating' && kind !== 'baseline'),
    );
    expect(
      reason.map(({ user, rating, level, reason: why }) => [user.slug, rating?.value, level, why.kind]).sort(),
    ).toEqual([
      ['ben', 2, 'feed', 'source-rule'],
      ['mia', 8, 'feed', 'condition'],
      ['mia', 9, 'notify', 'default-rule'],
    ]);
  });

  it('apply the own watchlist, read once an hour, without notifying of it', async () => {
    const { lookout, tick, titles, commands } = await started();
    const own = 'anouk';
    const [listed, other] = lookout.sandbox.world.movies.slice(-2).map(({ ids }) => ids.slug);
    const rate = (movie = '') => lookout.sandbox.control.event({ user: 'mia', action: 'rating', movie, rating: 8 });
    lookout.sandbox.control.event({ user: own, action: 'watchlist', movie: listed ?? '' });
    await commands().setPreferences({ self: own, conditions: { ...NO_CONDITIONS, titles: 'watchlist' } });
    // Waits for the round that this started.
    await lookout.services.check('soon');
    const asked = () => lookout.sandbox.log.filter(({ path }) => path.startsWith(`/users/${own}/watchlist`)).length;
    expect(asked()).toBe(1);
    rate(listed);
    rate(other);
    await tick();
    expect(titles()).toHaveLength(1);
    expect(asked()).toBe(1);
    const { card } = (await lookout.rows()).find(({ card: { level } }) => level === 'feed') ?? {};
    expect(card?.activities[0]?.reason).toEqual({ kind: 'condition', unmet: { name: 'watchlist' } });
    lookout.sandbox.control.event({ user: own, action: 'watchlist', movie: other ?? '' });
    await tick(HOUR);
    expect(asked()).toBe(2);
    expect(
      (await lookout.rows()).some(({ card: { activities } }) => activities.some(({ user }) => user.slug === own)),
    ).toBe(false);
  });
});
