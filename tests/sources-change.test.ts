import { describe, expect, it } from 'vitest';
import { changeSettings, check, newsOf, notified, play, plays, startWithPast } from '@/tests/builders/mias-friends';
import { followingSource, showSource, userSource } from '@/tests/builders/source';
import { HOUR, MINUTE } from '@/utils/lib/time';
import type { QuietRange } from '@/utils/rules/quiet-hours';
import { withoutSource, withPaused, withRules, withSeasons, withSourcePaused } from '@/utils/settings/changes';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/settings/settings';

const ALL_DAY: QuietRange = { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '00:00' };

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

  const WAITS: Record<string, (now: number) => Partial<Settings>> = {
    'for the end of a snooze': (now) => ({ snoozeUntil: now + HOUR }),
    'for the end of quiet hours': () => ({ quiet: { ...DEFAULT_SETTINGS.quiet, ranges: [ALL_DAY] } }),
    'for a digest': () => ({ digest: { mode: 'daily', at: '23:59' } }),
  };
  const GONE: Record<string, (before: Settings) => Settings> = {
    'the person is paused': (before) => withSourcePaused(before, 'user:ben', true),
    'everything is paused': (before) => withPaused(before, true),
    'the person is removed': (before) => withoutSource(before, 'user:ben'),
    'plays are switched off': (before) => withRules(before, plays('off')),
  };
  const cases = Object.keys(WAITS).flatMap((wait) => Object.keys(GONE).map((gone) => ({ wait, gone })));

  it.each(cases)('drops a notification that waits $wait if $gone', async ({ wait, gone }) => {
    const lookout = await startWithPast([userSource('ben')]);
    await changeSettings(lookout, (before) => ({ ...before, ...WAITS[wait]?.(lookout.now()) }));
    play(lookout, 'ben', 2);
    await check(lookout);
    expect(await (await lookout.db()).count('outbox')).toBe(1);
    expect(lookout.browser.raised).toEqual([]);
    await changeSettings(lookout, (before) => GONE[gone]?.(before) ?? before);
    lookout.pass(2 * HOUR);
    const { quiet, digest } = DEFAULT_SETTINGS;
    await changeSettings(lookout, (before) => ({ ...before, quiet, digest, snoozeUntil: null }));
    await lookout.services.flushOutbox();
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
