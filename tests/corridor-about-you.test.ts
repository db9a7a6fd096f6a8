import { describe, expect, it, vi } from 'vitest';
import { startLookout } from '@/tests/lookout';
import { loseStore } from '@/tests/lose-store';
import { HOUR } from '@/utils/lib/time';

describe('the corridor about oneself', () => {
  const ME = { kind: 'me', id: 'me', paused: false, since: 1 } as const;
  const likeIt = (lookout: Awaited<ReturnType<typeof startLookout>>, user: string) => {
    const { world, control } = lookout.sandbox;
    const written = world.eventsOf('mia').find(({ action, text }) => action === 'review' && text !== undefined);
    return control.social({ user, action: 'like', comment: written?.id ?? 0 });
  };

  it('marks the past as read, and announces likes and followers once', async () => {
    const rules = { me: { comment_like: 'notify', followed: 'notify' } } as const;
    const lookout = await startLookout({ sources: [ME], self: 'mia', rules });
    likeIt(lookout, 'anouk');
    await lookout.services.check('now');
    expect(lookout.browser.raised).toEqual([]);
    lookout.pass(HOUR);
    likeIt(lookout, 'ben');
    lookout.sandbox.control.addPerson({ username: 'nils', name: 'Nils' });
    lookout.sandbox.control.follow('nils', 'mia');
    for (let times = 0; times < 3; times += 1) {
      await lookout.services.check('now');
      lookout.pass(HOUR);
    }
    expect(lookout.browser.raised.map(({ title }) => title).sort()).toEqual([
      expect.stringMatching(/^Ben\b.* liked your review of /),
      'Nils started following you',
    ]);
  });

  it('raises a reply once that a killed worker committed but did not raise', async () => {
    const lookout = await startLookout({ sources: [ME], self: 'mia' });
    const written = lookout.sandbox.world.eventsOf('mia').find(({ action }) => action === 'review');
    await lookout.services.check('now');
    lookout.pass(HOUR);
    const { movie, show, season, episode } = written ?? {};
    lookout.sandbox.control.event({
      user: 'ben',
      action: 'shout',
      text: 'So true.',
      parent: written?.id ?? 0,
      ...(movie ? { movie } : { show: show ?? '' }),
      ...(season === undefined ? {} : { season }),
      ...(episode === undefined ? {} : { episode }),
    });
    lookout.browser.permission = 'granted';
    const { raise } = lookout.services.notifier;
    lookout.services.notifier.raise = () => Promise.reject(new Error('killed'));
    await lookout.services.check('now').catch(() => {});
    lookout.services.notifier.raise = raise;
    expect(lookout.browser.raised).toEqual([]);
    lookout.restart();
    await lookout.services.flushOutbox();
    await lookout.services.check('now');
    expect(lookout.browser.raised.map(({ title }) => title)).toEqual([expect.stringContaining('replied to your')]);
  });

  it('announces followers since the last read although the store was lost, and forgets likes of that time', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const rules = { me: { comment_like: 'notify', followed: 'notify' } } as const;
    const lookout = await startLookout({ sources: [ME], self: 'mia', rules });
    lookout.sandbox.control.addPerson({ username: 'nils', name: 'Nils' });
    await lookout.services.check('now');
    // Followers are kept by the edge for an hour.
    lookout.pass(2 * HOUR);
    likeIt(lookout, 'ben');
    lookout.sandbox.control.follow('nils', 'mia');
    lookout.pass(HOUR);
    await loseStore(lookout, 'database');
    for (let times = 0; times < 3; times += 1) {
      await lookout.services.check('tick');
      lookout.pass(HOUR);
    }
    expect(lookout.browser.raised.map(({ title }) => title)).toEqual(['Nils started following you']);
    likeIt(lookout, 'anouk');
    lookout.pass(HOUR);
    await lookout.services.check('now');
    expect(lookout.browser.raised.map(({ title }) => title)).toContainEqual(
      expect.stringMatching(/ liked your review of /),
    );
    warn.mockRestore();
  });
});
