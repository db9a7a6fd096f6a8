import { describe, expect, it } from 'vitest';
import { changeSettings, check, newsOf, notified, play, startWithPast } from '@/tests/builders/mias-friends';
import { followingSource, showSource, userSource } from '@/tests/builders/source';
import type { Lookout } from '@/tests/lookout';
import { HOUR, MINUTE } from '@/utils/lib/time';
import { withoutSource, withSeasons, withSourcePaused } from '@/utils/settings/changes';
import type { Settings } from '@/utils/settings/settings';

describe('pausing, removing, other seasons', () => {
  it('keeps activities from before a pause that were not read yet', async () => {
    const lookout = await startWithPast([userSource('ben')]);
    play(lookout, 'ben', 2);
    lookout.pass(2 * MINUTE);
    await changeSettings(lookout, (before) => withSourcePaused(before, 'user:ben', true));
    lookout.pass(10 * MINUTE);
    play(lookout, 'ben', 3);
    lookout.pass(10 * MINUTE);
    await changeSettings(lookout, (before) => withSourcePaused(before, 'user:ben', false));
    await check(lookout);
    expect(lookout.browser.raised.map(({ message }) => message)).toEqual([expect.stringContaining('S01E02')]);
  });

  it('does not notify of somebody who started watching a show during its pause', async () => {
    const lookout = await startWithPast([showSource('severance')], { episode: { watching: 'notify' } });
    const pause = (isPaused: boolean) =>
      changeSettings(lookout, (before) => withSourcePaused(before, 'show:severance', isPaused));
    const watch = (user: string) =>
      lookout.sandbox.control.event({ user, action: 'watching', show: 'severance', season: 1, episode: 2 });
    await pause(true);
    lookout.pass(10 * MINUTE);
    watch('hugo');
    lookout.pass(10 * MINUTE);
    await pause(false);
    for (let count = 0; count < 3; count += 1) await check(lookout);
    expect(lookout.browser.raised).toEqual([]);
    watch('kofi');
    await check(lookout);
    expect(notified(lookout, /kofi/i)).toBe(1);
  });

  it('keeps unread activities of a season if another is added, and marks that season’s past as read', async () => {
    const lookout = await startWithPast([showSource('severance', { seasons: [1] })], {}, true);
    play(lookout, 'ben', 2, 2);
    play(lookout, 'kofi', 3, 1);
    lookout.pass(MINUTE);
    await changeSettings(lookout, (before) => withSeasons(before, 'show:severance', [1, 2]));
    await check(lookout);
    await check(lookout);
    expect(lookout.browser.raised.map(({ message }) => message)).toEqual([expect.stringContaining('S01E03')]);
  });

  it.each<[string, (lookout: Lookout, before: Settings) => Settings]>([
    ['paused', (_, before) => withSourcePaused(before, 'user:ben', true)],
    ['removed', (_, before) => withoutSource(before, 'user:ben')],
  ])('drops a waiting notification if the person is %s', async (_, how) => {
    const lookout = await startWithPast([userSource('ben')]);
    await changeSettings(lookout, (before) => ({ ...before, snoozeUntil: lookout.now() + HOUR }));
    play(lookout, 'ben', 2);
    await check(lookout);
    await changeSettings(lookout, (before) => how(lookout, before));
    lookout.pass(2 * HOUR);
    await check(lookout);
    expect(lookout.browser.raised).toEqual([]);
    expect(await (await lookout.db()).count('outbox')).toBe(0);
  });

  it('drops a waiting notification of a season that is no longer chosen', async () => {
    const lookout = await startWithPast([showSource('severance')], {}, true);
    await changeSettings(lookout, (before) => ({ ...before, snoozeUntil: lookout.now() + HOUR }));
    play(lookout, 'ben', 2, 1);
    await check(lookout);
    await changeSettings(lookout, (before) => withSeasons(before, 'show:severance', [2]));
    lookout.pass(2 * HOUR);
    await check(lookout);
    expect(lookout.browser.raised).toEqual([]);
  });

  it('drops a waiting notification of a person who is no longer followed', async () => {
    const lookout = await startWithPast([followingSource()]);
    await changeSettings(lookout, (before) => ({ ...before, snoozeUntil: lookout.now() + 3 * HOUR }));
    play(lookout, 'ben', 2);
    await check(lookout);
    lookout.sandbox.control.unfollow('mia', 'ben');
    lookout.pass(2 * HOUR);
    await check(lookout);
    lookout.pass(2 * HOUR);
    await check(lookout);
    expect(lookout.browser.raised).toEqual([]);
    expect(await newsOf(lookout)).toEqual(['ben']);
  });

  it('does not notify of a person removed during a round', async () => {
    const lookout = await startWithPast([userSource('ben')]);
    play(lookout, 'ben', 2);
    lookout.pass(5 * MINUTE);
    const checked = lookout.services.check('now');
    await lookout.services.settings.change((before) => withoutSource(before, 'user:ben'));
    await checked;
    expect(lookout.browser.raised).toEqual([]);
  });
});
