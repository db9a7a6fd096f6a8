import { describe, expect, it, vi } from 'vitest';
import { sourceState } from '@/components/options/sources/source-state';
import { streamStateWords } from '@/components/words/stream-words';
import { accountCommands } from '@/entrypoints/background/account-commands';
import type { OAuthSettings } from '@/sandbox/oauth/settings';
import { check, play, raised, start, world } from '@/tests/builders/following';
import { followingSource, userSource } from '@/tests/builders/source';
import { text } from '@/tests/builders/text';
import { type Lookout, startLookout } from '@/tests/lookout';
import { loseStore } from '@/tests/lose-store';
import { DAY, HOUR, MINUTE } from '@/utils/lib/time';
import { readSignals } from '@/utils/messaging/signals';
import { findSourceProblem } from '@/utils/store/read/source-problem';
import type { StreamState } from '@/utils/store/schema';
import { readStreamStates } from '@/utils/store/stream-states';

describe('everyone I follow', () => {
  it('is read with one request for all plays, and past plays do not notify', async () => {
    const lookout = await start();
    expect((await lookout.rows()).length).toBeGreaterThan(6);
    expect(lookout.browser.raised).toEqual([]);
    play(lookout, 'ben');
    play(lookout, 'zofia');
    const asked = await check(lookout);
    expect(asked.filter((path) => /activities$/.test(path))).toHaveLength(1);
    expect(asked.filter((path) => /\/history/.test(path))).toEqual([]);
    const notified = raised(lookout).join();
    expect(notified).toContain('Ben Okafor');
    // Private, but followed.
    expect(notified).toContain('Zofia Nowak');
  });

  it('notifies by name even if the listing has none', async () => {
    const lookout = await start();
    lookout.sandbox.control.event({ user: 'kofi', action: 'rating', show: 'severance', rating: 9 });
    await check(lookout);
    await check(lookout);
    expect((await lookout.rows()).some(({ card }) => card.activities[0]?.user.name === 'Kofi Mensah')).toBe(true);
  });

  it('adds people followed later with their past marked as read, and drops people unfollowed', async () => {
    const lookout = await start();
    lookout.sandbox.control.follow('mia', 'hugo');
    lookout.sandbox.control.unfollow('mia', 'ben');
    lookout.pass(HOUR);
    await check(lookout);
    await check(lookout);
    expect(raised(lookout)).toEqual([]);
    play(lookout, 'hugo');
    play(lookout, 'ben', 4);
    await check(lookout);
    expect(raised(lookout).join()).toContain('Hugo');
    expect(raised(lookout).join()).not.toContain('Ben');
  });

  it.each<[string, (lookout: Lookout) => unknown, string]>([
    ['a person followed later', (lookout) => lookout.sandbox.control.follow('mia', 'hugo'), 'hugo'],
    ['everyone I follow', (lookout) => lookout.settings({ sources: [followingSource()] }), 'ben'],
  ])('notifies of a play right after the first check for %s', async (_, begins, who) => {
    const lookout = await start(who === 'ben' ? { sources: [] } : {});
    await begins(lookout);
    lookout.pass(HOUR);
    await check(lookout);
    lookout.pass(2 * MINUTE);
    play(lookout, who);
    await check(lookout);
    await check(lookout);
    expect(lookout.browser.raised).toHaveLength(1);
  });

  it.each([
    ['refused all the time', 403, 403],
    ['refused right after the loss', 200, 403],
    ['handed out again after the loss', 403, 200],
  ] as const)(
    'announces what happened since the last check after a lost store, the feed %s',
    async (_, before, after) => {
      vi.spyOn(console, 'warn').mockImplementation(() => {});
      const lookout = await start({}, before);
      play(lookout, 'ben', 4);
      lookout.pass(2 * MINUTE);
      for (let count = 0; count < 2; count += 1) await check(lookout);
      expect(lookout.browser.raised).toHaveLength(1);
      lookout.pass(5 * MINUTE);
      play(lookout, 'ben', 5);
      lookout.pass(MINUTE);
      await loseStore(lookout, 'database');
      lookout.sandbox.control.settings({ oauth: { feedStatus: after } });
      for (let count = 0; count < 12; count += 1) await check(lookout);
      lookout.pass(3 * HOUR);
      for (let count = 0; count < 3; count += 1) await check(lookout);
      expect(lookout.browser.raised).toHaveLength(2);
    },
  );

  it('leaves out excluded people', async () => {
    const lookout = await start({ sources: [followingSource({ except: ['ben'] })] });
    play(lookout, 'ben');
    const asked = await check(lookout);
    expect(asked.some((path) => path.includes('/users/ben'))).toBe(false);
    expect(raised(lookout)).toEqual([]);
  });

  it('shares the streams of a person who is also a source of their own', async () => {
    const lookout = await start({ sources: [followingSource(), userSource('ben', { name: 'Ben' })] });
    play(lookout, 'ben');
    await check(lookout);
    expect(lookout.browser.raised).toHaveLength(1);
    const keys = [...(await readStreamStates(await lookout.db())).keys()];
    expect(keys.filter((key) => key === 'ratings:ben' || key === 'history:ben').sort()).toEqual(
      ['history:ben', 'ratings:ben'].filter((key) => keys.includes(key)),
    );
    expect(keys).toContain('history:ben');
  });

  it.each([401, 403, 404, 426] as const)(
    'is read person by person if the feed answers %i, and the sign-in stays',
    async (status) => {
      const lookout = await start({}, status);
      play(lookout, 'ben');
      const asked = await check(lookout);
      expect(asked).toContain('/users/ben/history');
      expect(raised(lookout).join()).toContain('Ben Okafor');
      const settings = await lookout.services.settings.read();
      expect(await (await lookout.services.session(settings)).account()).toMatchObject({ state: 'in' });
      // Nothing is missing, so no problem is shown.
      const streams = await (await lookout.db()).getAll('streams');
      const feed = streams.find(({ key }) => key === 'following') as StreamState;
      expect(findSourceProblem(streams, { sources: [followingSource()], rules: {} })).toMatchObject({
        error: null,
        missing: [],
        privates: [],
      });
      expect(sourceState(followingSource(), streams, false, {}).kind).toBe('ok');
      expect(streamStateWords(text, feed, { now: lookout.now(), v1: false })).toEqual({
        words: 'Not available from Trakt right now. Lookout checks each person instead.',
        good: true,
      });
    },
  );

  it('keeps reading person by person if the refused feed then fails in another way', async () => {
    const lookout = await start({}, 403);
    lookout.sandbox.control.fault({ match: '/users/me/following/activities', kind: '502' });
    lookout.pass(2 * DAY);
    expect((await check(lookout)).some((path) => path.endsWith('/following/activities'))).toBe(true);
    play(lookout, 'ben');
    lookout.pass(HOUR);
    expect(await check(lookout)).toContain('/users/ben/history');
  });

  it('is read person by person, public profiles only, after the sign-in has expired', async () => {
    const lookout = await start();
    lookout.sandbox.control.signOut();
    await check(lookout);
    await check(lookout);
    play(lookout, 'ben');
    play(lookout, 'zofia');
    await check(lookout);
    expect(raised(lookout).filter((words) => /Ben|Zofia/.test(words))).toEqual([expect.stringContaining('Ben Okafor')]);
  });

  describe('after the change to reading person by person', () => {
    const refuse = (lookout: Lookout, feedStatus: OAuthSettings['feedStatus'] = 403) =>
      lookout.sandbox.control.settings({ oauth: { feedStatus } });

    it('misses nothing since the last read of the feed, and notifies of nothing older', async () => {
      const lookout = await start();
      play(lookout, 'ben', 4);
      await check(lookout);
      lookout.browser.raised.length = 0;
      play(lookout, 'zofia', 5);
      play(lookout, 'kofi', 6);
      refuse(lookout);
      await check(lookout);
      lookout.restart();
      await check(lookout);
      await check(lookout);
      expect(raised(lookout).sort()).toEqual([
        expect.stringMatching(/Kofi Mensah.*S02E06/),
        expect.stringMatching(/Zofia Nowak.*S02E05/),
      ]);
    });

    it('notifies of nothing from the time a person was excluded', async () => {
      const lookout = await start({ sources: [followingSource({ except: ['ben'] })] });
      play(lookout, 'ben', 4);
      refuse(lookout);
      await check(lookout);
      await check(lookout);
      await lookout.settings({ sources: [followingSource({ except: [] })] });
      await check(lookout);
      await check(lookout);
      expect(raised(lookout)).toEqual([]);
    });

    it('marks the past of people followed since then as read', async () => {
      const lookout = await start();
      refuse(lookout);
      await check(lookout);
      await check(lookout);
      play(lookout, 'hugo', 4);
      lookout.sandbox.control.follow('mia', 'hugo');
      lookout.pass(HOUR);
      await check(lookout);
      await check(lookout);
      expect(raised(lookout)).toEqual([]);
      expect((await readStreamStates(await lookout.db())).get('history:hugo')?.baseline).toBeGreaterThan(0);
    });
  });

  it('asks for nothing until somebody signs in, and again after signing out, and says so', async () => {
    const summary = async () => (await readSignals()).listings;
    const never = await startLookout({ sources: [followingSource()] }, world());
    expect(await check(never)).toEqual([]);
    expect(await summary()).toMatchObject({ nextDue: null, problem: { error: { kind: 'sign-in' }, total: true } });

    const lookout = await start();
    const before = await summary();
    expect(before).toMatchObject({ nextDue: expect.any(Number), problem: { error: null } });
    await accountCommands(lookout.services).signOut();
    expect(await summary()).toMatchObject({
      lastRead: before?.lastRead,
      nextDue: null,
      problem: { error: { kind: 'sign-in' }, total: true },
    });
    play(lookout, 'ben');
    expect(await check(lookout)).toEqual([]);
    expect(raised(lookout)).toEqual([]);
  });

  it('is the only source to rest after signing out: people with a source of their own are read', async () => {
    const lookout = await start({ sources: [followingSource(), userSource('ben', { name: 'Ben' })] });
    await accountCommands(lookout.services).signOut();
    play(lookout, 'ben');
    play(lookout, 'kofi');
    const asked = await check(lookout);
    expect(asked).toContain('/users/ben/history');
    expect(asked.filter((path) => /kofi|zofia|following/.test(path))).toEqual([]);
    expect(raised(lookout)).toEqual([expect.stringContaining('Ben')]);
    const summary = (await readSignals()).listings;
    expect(summary).toMatchObject({ nextDue: expect.any(Number), problem: { total: false } });
  });
});
